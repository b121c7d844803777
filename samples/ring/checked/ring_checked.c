// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the ring driver, written with untrusted
 *
 * Read it beside ../naive/ring_naive.c. A submission is fetched once and judged in its
 * copy; what it points to, in the data area too. Where the driver is in each ring it
 * keeps for itself: what it puts into the shared memory, it never reads back.
 * A store's bytes are never validated: nobody here uses them.
 */

#include <linux/fs.h>
#include <linux/io.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <untrusted/kernel/ioctl.h>
#include <untrusted/kernel/shared.h>

#include "../ring.h"
#include "../region.h"
#include "requests.h"
#include "../../ioctl/witness.h"

SHARED_STRUCT(ring_sqe, struct ring_sqe);
SHARED_STRUCT(ring_part, struct ring_part);
SHARED_STRUCT(ring_cqe, struct ring_cqe);
SHARED_STRUCT(ring_control, struct ring_control);
SHARED_STRUCT(ring_shared, struct ring_shared);

USER_STRUCT(ring_status, struct ring_status, out_taken, out_allocations,
	    out_canaries, out_reserved);

struct ring {
	struct mutex lock; /* all below */
	void *region;
	shared_ring_shared *shared; /* lies in region */
	untrusted_u8 *store;
	struct shared_ring sq;
	struct shared_ring cq;
};

static shared_ring_control *ring_control(const struct ring *ring)
{
	return shared_member(ring_shared, ring->shared, control, ring_control);
}

static int ring_data(const struct ring *ring, untrusted_u32 offset, size_t len,
		     shared_bytes *part)
{
	shared_bytes all = shared_bytes_of(
		shared_member_array(ring_shared, ring->shared, data, u8),
		RING_DATA_BYTES);

	return shared_bytes_sub(all, untrusted_widen(u32, size, offset),
				untrusted_mark(size, len), part);
}

/* The store changes when all bytes are here, or not at all. */
static int ring_move(struct ring *ring, untrusted_u64 addr, u32 offset, u32 len)
{
	struct user_slice from = user_slice_at(addr, len);
	struct untrusted_vec vec = untrusted_vec(witness_alloc(len), len);
	int ret = vec.ptr ? user_fetch_vec(&from, &vec) : -ENOMEM;

	if (!ret)
		memcpy(ring->store + offset, vec.ptr, len);
	witness_free(vec.ptr);
	return ret;
}

static s32 ring_write(struct ring *ring, const validated_ring_sqe *sqe)
{
	u32 offset, len;
	int ret = validate_sub(u32, sqe->offset, sqe->len, RING_STORE_BYTES,
			       &offset, &len);

	return ret ?: ring_move(ring, sqe->addr, offset, len) ?: (s32)len;
}

static s32 ring_read(struct ring *ring, const validated_ring_sqe *sqe)
{
	shared_bytes to;
	u32 offset, len;
	int ret = validate_sub(u32, sqe->offset, sqe->len, RING_STORE_BYTES,
			       &offset, &len);

	ret = ret ?: ring_data(ring, sqe->data, len, &to);
	ret = ret   ?:
		      shared_put_bytes(to, untrusted_bytes_of(
						   ring->store + offset, len));
	return ret ?: (s32)len;
}

static int ring_parts(struct ring *ring, const validated_ring_sqe *sqe,
		      validated_ring_part *parts, u32 *count)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	untrusted_ring_part copy;
	shared_bytes from;
	int ret =
		validate_zero(u32, sqe->offset) ?:
			validate_range(u32, sqe->len, 1, RING_PARTS_MAX, count);

	ret = ret ?: ring_data(ring, sqe->data, *count * sizeof(copy), &from);
	if (ret || !IS_ALIGNED((unsigned long)from.ptr, sizeof(u64)))
		return -EINVAL;
	for (u32 i = 0; i < *count && !ret; i++) {
		shared_fetch(ring_part, shared_mark(ring_part, from.ptr) + i,
			     &copy);
		ret = ring_part_validate(&copy, NULL, &parts[i], &err);
	}
	return ret;
}

static s32 ring_scatter(struct ring *ring, const validated_ring_sqe *sqe)
{
	validated_ring_part parts[RING_PARTS_MAX];
	s32 moved = 0;
	u32 count;
	int ret = ring_parts(ring, sqe, parts, &count);

	for (u32 i = 0; !ret && i < count; i++) {
		ret = ring_move(ring, parts[i].addr, parts[i].offset,
				parts[i].len);
		moved += parts[i].len;
	}
	return ret ?: moved;
}

static s32 ring_execute(struct ring *ring, const validated_ring_sqe *sqe)
{
	switch (sqe->op) {
	case RING_WRITE:
		return ring_write(ring, sqe);
	case RING_READ:
		return ring_read(ring, sqe);
	case RING_SCATTER:
		return ring_scatter(ring, sqe);
	case RING_NOP:
		break;
	}
	return 0;
}

static void ring_complete(struct ring *ring, size_t slot, untrusted_u64 cookie,
			  s32 result, u8 op)
{
	shared_ring_cqe *cqe =
		shared_member_array(ring_shared, ring->shared, cqes, ring_cqe) +
		slot;

	shared_put(u64, shared_member(ring_cqe, cqe, user_data, u64),
		   validate_any(u64, cookie));
	shared_put(s32, shared_member(ring_cqe, cqe, result, s32), result);
	shared_put(u8, shared_member(ring_cqe, cqe, op, u8), op);
	shared_put_release(u32,
			   shared_member(ring_control, ring_control(ring),
					 cq_tail, u32),
			   shared_ring_position(&ring->cq));
}

static void ring_one(struct ring *ring, size_t from, size_t to)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	shared_ring_sqe *sqes =
		shared_member_array(ring_shared, ring->shared, sqes, ring_sqe);
	validated_ring_sqe sqe = {};
	untrusted_ring_sqe copy;
	s32 result;

	shared_fetch(ring_sqe, &sqes[from], &copy);
	result = ring_sqe_validate(&copy, NULL, &sqe, &err);
	if (!result)
		result = ring_execute(ring, &sqe);
	ring_complete(ring, to,
		      untrusted_member(ring_sqe, &copy, user_data, u64), result,
		      sqe.op);
}

/* What the process says it put, and what it says it read. */
static int ring_look(struct ring *ring)
{
	shared_ring_control *control = ring_control(ring);
	untrusted_u32 tail, head;

	shared_fetch_acquire(
		u32, shared_member(ring_control, control, sq_tail, u32), &tail);
	shared_fetch_acquire(
		u32, shared_member(ring_control, control, cq_head, u32), &head);
	return validate_ring_filled(&ring->sq, tail) ?:
		       validate_ring_room(&ring->cq, head);
}

static int ring_take(struct ring *ring, size_t most)
{
	size_t from, to;
	int taken = 0;

	while (taken < most && shared_ring_left(&ring->sq) &&
	       shared_ring_take(&ring->cq, &to) &&
	       shared_ring_take(&ring->sq, &from)) {
		ring_one(ring, from, to);
		taken++;
	}
	shared_put_release(u32,
			   shared_member(ring_control, ring_control(ring),
					 sq_head, u32),
			   shared_ring_position(&ring->sq));
	return taken;
}

static int ring_enter(struct ring *ring, untrusted_size arg,
		      struct untrusted_error *err)
{
	size_t most;
	int ret = validate_range(size, arg, 1, RING_SQ_ENTRIES, &most);

	if (ret)
		return ret;
	mutex_lock(&ring->lock);
	ret = ring_look(ring) ?: ring_take(ring, most);
	mutex_unlock(&ring->lock);
	return ret;
}

static int ring_status(struct ring *ring, user_ptr_ring_status *user,
		       struct untrusted_error *err)
{
	struct ring_status status = {
		.out_allocations = witness_allocations(),
		.out_canaries =
			witness_canaries() + region_canaries(ring->region),
	};

	mutex_lock(&ring->lock);
	status.out_taken = shared_ring_position(&ring->sq);
	mutex_unlock(&ring->lock);
	return user_put(err, ring_status, user, &status);
}

#define RING_IOCTLS(ROW)                           \
	ROW(VALUE, RING_ENTER, unused, ring_enter) \
	ROW(READS, RING_STATUS, ring_status, ring_status)
UNTRUSTED_IOCTL(ring, struct ring *, RING_IOCTLS, untrusted_ioctl_quiet);

static int ring_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ring *ring = file->private_data;
	size_t first, pages;
	int ret = validate_vma(vma, RING_BYTES >> PAGE_SHIFT, &first, &pages);

	if (ret)
		return ret;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       (virt_to_phys(ring->region) >> PAGE_SHIFT) +
				       first,
			       pages << PAGE_SHIFT, vma->vm_page_prot);
}

static void ring_free(struct ring *ring)
{
	if (ring->region)
		region_free(ring->region);
	witness_free(ring->store);
	kfree(ring);
}

static int ring_prepare(struct ring *ring)
{
	shared_ring_control *control;
	int ret = shared_ring_init(&ring->sq, RING_SQ_ENTRIES) ?:
			  shared_ring_init(&ring->cq, RING_CQ_ENTRIES);

	mutex_init(&ring->lock);
	ring->store = witness_zalloc(RING_STORE_BYTES);
	ring->region = region_alloc();
	if (ret || !ring->store || !ring->region)
		return ret ?: -ENOMEM;
	ring->shared = shared_mark(ring_shared, ring->region);
	control = ring_control(ring);
	shared_put(u32, shared_member(ring_control, control, sq_mask, u32),
		   RING_SQ_ENTRIES - 1);
	shared_put(u32, shared_member(ring_control, control, sq_entries, u32),
		   RING_SQ_ENTRIES);
	shared_put(u32, shared_member(ring_control, control, cq_entries, u32),
		   RING_CQ_ENTRIES);
	return 0;
}

static int ring_open(struct inode *inode, struct file *file)
{
	struct ring *ring = kzalloc(sizeof(*ring), GFP_KERNEL);
	int ret;

	if (!ring)
		return -ENOMEM;
	ret = ring_prepare(ring);
	if (ret) {
		ring_free(ring);
		return ret;
	}
	file->private_data = ring;
	return 0;
}

static int ring_release(struct inode *inode, struct file *file)
{
	ring_free(file->private_data);
	return 0;
}

static const struct file_operations ring_fops = {
	.owner = THIS_MODULE,
	.open = ring_open,
	.release = ring_release,
	.mmap = ring_mmap,
	.unlocked_ioctl = ring_ioctl,
	.compat_ioctl = ring_compat_ioctl,
};

static struct miscdevice ring_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "ring_checked",
	.fops = &ring_fops,
	.mode = 0666,
};

static int __init ring_init(void)
{
	int ret = witness_init();

	if (ret)
		return ret;
	ret = misc_register(&ring_misc);
	if (ret)
		witness_exit();
	return ret;
}

static void __exit ring_exit(void)
{
	misc_deregister(&ring_misc);
	witness_exit();
}

module_init(ring_init);
module_exit(ring_exit);
MODULE_DESCRIPTION("ring, written with untrusted");
MODULE_LICENSE("Dual MIT/GPL");
