// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* As large as the caller said, and used as if it were whole. */
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct status {
	u32 flags;
	u32 used;
	u64 allocations;
};

long bad_allocated(struct status __user *arg, const u32 __user *length)
{
	struct status *st;
	u32 size;

	if (get_user(size, length) || size > 64)
		return -EINVAL;
	st = kzalloc(size, GFP_KERNEL);
	if (!st)
		return -ENOMEM;
	st->allocations = 1;
	kfree(st);
	return 0;
}

long good_allocated(struct status __user *arg, const u32 __user *length)
{
	struct status *st;
	u32 size;

	if (get_user(size, length) || size > 64)
		return -EINVAL;
	if (size < sizeof(*st))
		return -EINVAL;
	st = kzalloc(size, GFP_KERNEL);
	if (!st)
		return -ENOMEM;
	st->allocations = 1;
	kfree(st);
	return 0;
}

long bad_duplicated(const void __user *arg, const u32 __user *length)
{
	struct status *st;
	u32 size;
	long ret;

	if (get_user(size, length))
		return -EFAULT;
	if (size > PAGE_SIZE)
		return -E2BIG;
	st = memdup_user(arg, size);
	if (IS_ERR(st))
		return PTR_ERR(st);
	ret = st->used ? -EBUSY : 0;
	kfree(st);
	return ret;
}

long good_duplicated(const void __user *arg, const u32 __user *length)
{
	struct status *st;
	u32 size;
	long ret;

	if (get_user(size, length))
		return -EFAULT;
	if (size > PAGE_SIZE || size < sizeof(*st))
		return -EINVAL;
	st = memdup_user(arg, size);
	if (IS_ERR(st))
		return PTR_ERR(st);
	ret = st->used ? -EBUSY : 0;
	kfree(st);
	return ret;
}

/* Commit 0c83842df40f: some members are there, the one that is used is not. */
long bad_too_small(struct status __user *arg, const u32 __user *length)
{
	struct status *st;
	u32 size;

	if (get_user(size, length) || size > 64)
		return -EINVAL;
	if (size < offsetof(struct status, used))
		return -EINVAL;
	st = kzalloc(size, GFP_KERNEL);
	if (!st)
		return -ENOMEM;
	st->used = 3;
	kfree(st);
	return 0;
}

long good_too_small(struct status __user *arg, const u32 __user *length)
{
	struct status *st;
	u32 size;

	if (get_user(size, length) || size > 64)
		return -EINVAL;
	if (size < offsetofend(struct status, used))
		return -EINVAL;
	st = kzalloc(size, GFP_KERNEL);
	if (!st)
		return -ENOMEM;
	st->used = 3;
	kfree(st);
	return 0;
}

/* What is allocated is whole, whatever the caller has. */
long good_whole(const void __user *arg, const u32 __user *length)
{
	struct status *st;
	long ret = -EFAULT;
	u32 size;

	if (get_user(size, length))
		return -EFAULT;
	st = kzalloc(sizeof(*st), GFP_KERNEL);
	if (!st)
		return -ENOMEM;
	if (!copy_from_user(st, arg, min_t(size_t, size, sizeof(*st))))
		ret = st->used ? -EBUSY : 0;
	kfree(st);
	return ret;
}
