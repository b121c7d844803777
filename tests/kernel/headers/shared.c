// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* kernel/shared.h: which part of a buffer a mapping may be, and the other orders. */
#include <untrusted/kernel/shared.h>

#include "module.h"

TEST(vma_inside_the_buffer)
{
	static const struct {
		unsigned long pgoff, pages;
		size_t total;
		int ret;
	} table[] = {
		{ 0, 3, 3, 0 },
		{ 2, 1, 3, 0 },
		{ 0, 4, 3, -EINVAL },
		{ 3, 1, 3, -EINVAL },
		{ 1, 3, 3, -EINVAL },
		{ 0, 1, 0, -EINVAL },
		{ ULONG_MAX, 1, 3, -EINVAL },
		{ ULONG_MAX >> PAGE_SHIFT, 2, 3, -EINVAL },
		{ ULONG_MAX, 2, SIZE_MAX, -EINVAL },
	};

	FOR_EACH_ROW(row, table)
	{
		struct vm_area_struct vma = {
			.vm_start = 0x10000,
			.vm_end = 0x10000 + (row->pages << PAGE_SHIFT),
			.vm_pgoff = row->pgoff,
		};
		size_t first = 77, pages = 78;

		EXPECT_EQ(validate_vma(&vma, row->total, &first, &pages),
			  row->ret);
		EXPECT_EQ(first, row->ret ? 77 : row->pgoff);
		EXPECT_EQ(pages, row->ret ? 78 : row->pages);
	}
}

TEST(shared_with_a_device_and_a_hypervisor)
{
	u32 words[2] = { 1, 2 };
	shared_u32 *const at = shared_mark(u32, words);
	const shared_u32 *const behind = at + 1;
	__le32 little = cpu_to_le32(5);
	untrusted_le32 used;
	untrusted_u32 seen;

	shared_fetch_dma(u32, at, &seen);
	EXPECT_EQ(validate_any(u32, seen), 1);
	shared_fetch_virt(u32, behind, &seen);
	EXPECT_EQ(validate_any(u32, seen), 2);
	shared_fetch_dma(le32, shared_mark(le32, &little), &used);
	EXPECT_EQ(validate_any(le32, used), 5);
	shared_put_dma(u32, at, 3);
	shared_put_virt(u32, at + 1, 4);
	EXPECT_EQ(words[0], 3);
	EXPECT_EQ(words[1], 4);
}
