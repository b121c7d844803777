// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <linux/mm.h>
#include <linux/mman.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "memory.h"
#include "module.h"

static unsigned long map(unsigned long at, size_t size, unsigned long prot)
{
	const unsigned long got =
		vm_mmap(NULL, at, size, prot,
			MAP_PRIVATE | MAP_ANONYMOUS | (at ? MAP_FIXED : 0), 0);

	if (!IS_ERR_VALUE(got))
		return got;
	EXPECT(!"user memory");
	return 0;
}

/* A page that stays unreadable, for a hole would be filled by the next map(). */
static unsigned long map_before_unreadable(size_t n, unsigned long prot)
{
	const size_t size = PAGE_ALIGN(n);
	const unsigned long start = map(0, size + PAGE_SIZE, PROT_NONE);

	if (size)
		map(start, size, prot);
	return start + size - n;
}

unsigned long user_room(size_t n)
{
	const unsigned long at =
		map_before_unreadable(n, PROT_READ | PROT_WRITE);
	const size_t size = PAGE_ALIGN(n);
	void *fill = kvmalloc(size, GFP_KERNEL);

	if (fill) {
		memset(fill, PATTERN, size);
		user_change(at & PAGE_MASK, fill, size);
	}
	EXPECT(fill);
	kvfree(fill);
	return at;
}

unsigned long user_read_only(size_t n)
{
	return map_before_unreadable(n, PROT_READ);
}

unsigned long user_bytes(const void *bytes, size_t n)
{
	const unsigned long at =
		map_before_unreadable(n, PROT_READ | PROT_WRITE);

	user_change(at, bytes, n);
	return at;
}

unsigned long user_split(const void *bytes, size_t n, size_t head)
{
	const unsigned long at = user_room(2 * PAGE_SIZE) + PAGE_SIZE - head;

	user_change(at, bytes, n);
	return at;
}

bool user_is(unsigned long at, const void *bytes, size_t n)
{
	void *copy = kvmalloc(n, GFP_KERNEL);
	bool same = copy && !copy_from_user(copy, (void __user *)at, n) &&
		    !memcmp(copy, bytes, n);

	kvfree(copy);
	return same;
}

bool user_all(unsigned long at, u8 byte, size_t n)
{
	void *copy = kvmalloc(n, GFP_KERNEL);
	bool same = copy && !copy_from_user(copy, (void __user *)at, n) &&
		    all(copy, byte, n);

	kvfree(copy);
	return same;
}

void user_change(unsigned long at, const void *bytes, size_t n)
{
	if (copy_to_user((void __user *)at, bytes, n))
		EXPECT(!"user memory can be written");
}

bool all(const void *memory, u8 byte, size_t n)
{
	return !memchr_inv(memory, byte, n);
}

static u64 unmapped(void)
{
	const unsigned long at = map(0, PAGE_SIZE, PROT_READ | PROT_WRITE);

	vm_munmap(at, PAGE_SIZE);
	return at;
}

static u64 unreadable(void)
{
	return map(0, PAGE_SIZE, PROT_NONE);
}

static u64 kernel_data(void)
{
	static u64 victim[8];

	return (unsigned long)victim;
}

static u64 kernel_text(void)
{
	return (unsigned long)kernel_text;
}

static u64 address_max(void)
{
	return TASK_SIZE_MAX;
}

static const struct {
	u64 address;
	u64 (*make)(void);
} bad[] = {
	{ 0 },
	{ 1 },
	{ .make = unmapped },
	{ .make = unreadable },
	{ .make = kernel_data },
	{ .make = kernel_text },
	{ .make = address_max },
	{ 0x7ffffffffff8 }, /* the last words of the lower half */
	{ 0x800000000000 }, /* the first that is not canonical */
	{ 0xdead000000000000 },
	{ 0xffff800000000000 }, /* the first of the kernel's half */
	{ 0xffffffffff600000 }, /* the page of vsyscalls */
	{ 0xfffffffffffff000 },
	{ 0xffffffffffffffff },
};

const unsigned int bad_count = ARRAY_SIZE(bad);

u64 bad_address(unsigned int i)
{
	return bad[i].make ? bad[i].make() : bad[i].address;
}
