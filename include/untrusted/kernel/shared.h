/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_SHARED_H
#define UNTRUSTED_KERNEL_SHARED_H

/**
 * DOC: kernel/shared.h, memory shared with a process, a device or a hypervisor
 *
 * shared.h has the fetches, and its acquire and release order processors of this
 * kernel: with a process that is enough. A device does not take part in it, and a
 * kernel built for one processor leaves the ordering away that a hypervisor on
 * another one needs::
 *
 *	shared_fetch_acquire(le32, &ring->used, &used);	// !! BUG: a device wrote it;
 *							// entries may be older
 *	shared_fetch_dma(le32, &ring->used, &used);	// the fix
 *	shared_fetch_virt(le32, &ring->used, &used);	// and for a hypervisor
 *
 * What a process maps is what it asked for: an offset in pages and a length, both
 * its own choice::
 *
 *	return remap_pfn_range(vma, vma->vm_start, pfn + vma->vm_pgoff,
 *			       vma->vm_end - vma->vm_start, ...); // !! BUG: whatever
 *						// lies behind the buffer, too
 *
 *	ret = validate_vma(vma, pages, &first, &n);		// the fix
 *	if (ret)
 *		return ret;
 *	return remap_pfn_range(vma, vma->vm_start, pfn + first, n << PAGE_SHIFT, ...);
 *
 * It does not promise that the mapping is shared or may be written: vm_flags tells,
 * and VM_MAYWRITE tells what mprotect(2) will allow.
 */

#include <linux/mm.h>
#include <untrusted/shared.h>

/**
 * shared_fetch_dma() - fetch an index that a device writes
 * @tag: integer tag, no wider than a register
 * @from: pointer to ``shared_<tag>`` in coherent memory
 * @out: where it goes, pointer to a private ``untrusted_<tag>``
 *
 * Fetches that follow see what the device wrote before it. Any context.
 */
#define shared_fetch_dma(tag, from, out)      \
	({                                    \
		UT_REQUIRE_AT_ONCE(tag);      \
		shared_fetch(tag, from, out); \
		dma_rmb();                    \
	})

/**
 * shared_put_dma() - put an index that hands over to a device what was done before
 * @tag: integer tag, no wider than a register
 * @to: pointer to ``shared_<tag>`` in coherent memory
 * @value: a plain value, of the tag's wire type
 *
 * Puts that came before are complete when the device sees @value; fetches are not
 * ordered by it. Any context.
 */
#define shared_put_dma(tag, to, value)      \
	({                                  \
		UT_REQUIRE_AT_ONCE(tag);    \
		dma_wmb();                  \
		shared_put(tag, to, value); \
	})

/**
 * shared_fetch_virt() - fetch an index that a hypervisor, or another guest, writes
 * @tag: integer tag, no wider than a register
 * @from: pointer to ``shared_<tag>``
 * @out: where it goes, pointer to a private ``untrusted_<tag>``
 *
 * As shared_fetch_acquire(), on a kernel built for one processor too. Any context.
 */
#define shared_fetch_virt(tag, from, out)        \
	(UT_REQUIRE_AT_ONCE(tag),                \
	 ut_shared_got_##tag(ut_slot_##tag(out), \
			     virt_load_acquire(ut_shared_from_##tag(from))))

/**
 * shared_put_virt() - put an index that hands over to a hypervisor
 * @tag: integer tag, no wider than a register
 * @to: pointer to ``shared_<tag>``
 * @value: a plain value, of the tag's wire type
 *
 * As shared_put_release(), on a kernel built for one processor too. Any context.
 */
#define shared_put_virt(tag, to, value)                                \
	({                                                             \
		UT_REQUIRE_AT_ONCE(tag);                               \
		virt_store_release(ut_shared_inside_##tag(to), value); \
	})

/**
 * validate_vma() - the part of a buffer that a process asks to map
 * @vma: the mapping, as the driver's mmap gets it
 * @total: pages of the buffer
 * @first: receives the first page asked for, 0 to @total, masked
 * @pages: receives how many, 1 to @total - @first, masked
 *
 * May be called where mmap is.
 *
 * Return: 0, or -EINVAL if they do not lie inside the buffer; nothing is added that
 * could wrap.
 */
ut_inline ut_must_check int validate_vma(struct vm_area_struct *vma,
					 size_t total, size_t *first,
					 size_t *pages)
{
	return validate_sub(size, untrusted_mark(size, vma->vm_pgoff),
			    untrusted_mark(size, vma_pages(vma)), total, first,
			    pages);
}

#endif /* UNTRUSTED_KERNEL_SHARED_H */
