// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the ring driver, the way such drivers are commonly written
 *
 * Every operation works for an honest process. Each comment that starts with BUG
 * marks a mistake that was made, in this form, in a driver people used. Do not
 * load this module on a machine you care for.
 */

#include <linux/fs.h>
#include <linux/io.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "../ring.h"
#include "../region.h"
#include "../../ioctl/witness.h"

struct ring {
	struct mutex lock; /* all below */
	struct ring_shared *shared;
	u8 *store;
	u32 taken;
};

static s32 ring_write(struct ring *ring, const struct ring_sqe *sqe)
{
	void *bytes;
	s32 ret;

	/*
	 * BUG 1: double fetch (CVE-2015-8550): the submission lies where the
	 * process can write. Its members are checked here, and read again when
	 * they are used, in the call below and behind it.
	 */
	if (sqe->len > RING_STORE_BYTES ||
	    sqe->offset > RING_STORE_BYTES - sqe->len)
		return -EINVAL;
	bytes = witness_alloc(sqe->len);
	if (!bytes)
		return -ENOMEM;
	ret = -EFAULT;
	if (!copy_from_user(bytes, u64_to_user_ptr(sqe->addr), sqe->len)) {
		memcpy(ring->store + sqe->offset, bytes, sqe->len);
		ret = sqe->len;
	}
	witness_free(bytes);
	return ret;
}

static s32 ring_read(struct ring *ring, const struct ring_sqe *sqe)
{
	u32 len = READ_ONCE(sqe->len);
	u32 data = READ_ONCE(sqe->data);
	int offset = READ_ONCE(sqe->offset);

	/*
	 * BUG 2: offset + len wraps (CVE-2018-8781): the sum is taken in 32
	 * bits, so an offset just below zero passes and points before the store.
	 */
	if (offset + len > RING_STORE_BYTES)
		return -EINVAL;
	if (len > RING_DATA_BYTES || data > RING_DATA_BYTES - len)
		return -EINVAL;
	memcpy(ring->shared->data + data, ring->store + offset, len);
	return len;
}

static s32 ring_scatter(struct ring *ring, const struct ring_sqe *sqe)
{
	u32 count = READ_ONCE(sqe->len);
	u32 data = READ_ONCE(sqe->data);
	struct ring_part *parts = (void *)(ring->shared->data + data);
	s32 moved = 0;
	u32 i;

	if (!count || count > RING_PARTS_MAX || data % sizeof(u64) ||
	    data > RING_DATA_BYTES - count * sizeof(*parts))
		return -EINVAL;
	/*
	 * BUG 3: checked in one pass and used in another (commit 18779149101c):
	 * the submission was read once, what it points to was not.
	 */
	for (i = 0; i < count; i++)
		if (parts[i].len > RING_STORE_BYTES ||
		    parts[i].offset > RING_STORE_BYTES - parts[i].len)
			return -EINVAL;
	for (i = 0; i < count; i++) {
		if (copy_from_user(ring->store + parts[i].offset,
				   u64_to_user_ptr(parts[i].addr),
				   parts[i].len))
			return -EFAULT;
		moved += parts[i].len;
	}
	return moved;
}

static s32 ring_execute(struct ring *ring, const struct ring_sqe *sqe)
{
	if (sqe->flags || sqe->reserved)
		return -EINVAL;
	switch (sqe->op) {
	case RING_NOP:
		return 0;
	case RING_WRITE:
		return ring_write(ring, sqe);
	case RING_READ:
		return ring_read(ring, sqe);
	case RING_SCATTER:
		return ring_scatter(ring, sqe);
	default:
		return -EINVAL;
	}
}

static bool ring_is_full(const struct ring_control *control)
{
	/*
	 * BUG 4: the consumer's index believed (CVE-2024-41009): one that is
	 * ahead of the producer's is never equal to full, and completions that
	 * nobody has read are overwritten.
	 */
	return control->cq_tail - control->cq_head == control->cq_entries;
}

static int ring_complete(struct ring *ring, const struct ring_sqe *sqe,
			 s32 result)
{
	struct ring_control *control = &ring->shared->control;
	struct ring_cqe *cqe = witness_alloc(sizeof(*cqe));

	if (!cqe)
		return -ENOMEM;
	cqe->user_data = sqe->user_data;
	cqe->result = result;
	cqe->op = sqe->op;
	/*
	 * BUG 5: state kept where the process writes (CVE-2019-14821): the
	 * kernel's own tail, and the number of entries, are read back from the
	 * ring, and address its memory.
	 *
	 * BUG 6: division by what the process says (CVE-2022-3061): 0 entries.
	 *
	 * BUG 7: kernel memory shown (CVE-2017-10911): the completion is copied
	 * with its padding, which nobody set.
	 */
	memcpy(&ring->shared->cqes[control->cq_tail % control->cq_entries], cqe,
	       sizeof(*cqe));
	smp_store_release(&control->cq_tail, control->cq_tail + 1);
	witness_free(cqe);
	return 0;
}

static long ring_enter(struct ring *ring, unsigned long most)
{
	struct ring_control *control = &ring->shared->control;
	const struct ring_sqe *sqe;
	long taken = 0;
	int ret = 0;

	/*
	 * BUG 8: the producer's index believed (CVE-2013-0216): a tail far
	 * ahead makes a ring of 16 submissions one of as many as are asked for,
	 * up to 2^32.
	 */
	while (taken < most && control->sq_head != control->sq_tail &&
	       !ring_is_full(control)) {
		/*
		 * BUG 9: own copy of the mask in shared memory (commit
		 * 72b5e8958738): with another mask the next submission lies
		 * outside the ring.
		 */
		sqe = &ring->shared->sqes[control->sq_head & control->sq_mask];
		ret = ring_complete(ring, sqe, ring_execute(ring, sqe));
		if (ret)
			break;
		control->sq_head++;
		ring->taken++;
		taken++;
	}
	return taken ?: ret;
}

static long ring_status(struct ring *ring, struct ring_status __user *arg)
{
	struct ring_status status = {
		.out_taken = ring->taken,
		.out_allocations = witness_allocations(),
		.out_canaries =
			witness_canaries() + region_canaries(ring->shared),
	};

	return copy_to_user(arg, &status, sizeof(status)) ? -EFAULT : 0;
}

static long ring_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ring *ring = file->private_data;
	long ret = -ENOTTY;

	mutex_lock(&ring->lock);
	if (cmd == RING_ENTER)
		ret = ring_enter(ring, arg);
	if (cmd == RING_STATUS)
		ret = ring_status(ring, (void __user *)arg);
	mutex_unlock(&ring->lock);
	return ret;
}

static int ring_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ring *ring = file->private_data;
	unsigned long pfn = virt_to_phys(ring->shared) >> PAGE_SHIFT;

	/*
	 * BUG 10: offset and size of a mapping not checked (CVE-2013-6763): the
	 * process maps what lies behind the shared pages, and writes it.
	 */
	return remap_pfn_range(vma, vma->vm_start, pfn + vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static void ring_free(struct ring *ring)
{
	if (ring->shared)
		region_free(ring->shared);
	witness_free(ring->store);
	kfree(ring);
}

static int ring_open(struct inode *inode, struct file *file)
{
	struct ring *ring = kzalloc(sizeof(*ring), GFP_KERNEL);

	if (!ring)
		return -ENOMEM;
	mutex_init(&ring->lock);
	ring->store = witness_zalloc(RING_STORE_BYTES);
	ring->shared = region_alloc();
	if (!ring->store || !ring->shared) {
		ring_free(ring);
		return -ENOMEM;
	}
	ring->shared->control.sq_entries = RING_SQ_ENTRIES;
	ring->shared->control.sq_mask = RING_SQ_ENTRIES - 1;
	ring->shared->control.cq_entries = RING_CQ_ENTRIES;
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
	.compat_ioctl = compat_ptr_ioctl,
};

static struct miscdevice ring_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "ring_naive",
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
MODULE_DESCRIPTION("ring, with the usual mistakes");
MODULE_LICENSE("Dual MIT/GPL");
