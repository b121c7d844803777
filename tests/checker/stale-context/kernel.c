// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The same, with the kernel's locks. */
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/nospec.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

struct table {
	struct mutex lock;
	spinlock_t spin;
	struct rw_semaphore sem;
	u32 length;
	int *entries;
};

long bad_mutex(struct table *t, const u32 __user *arg)
{
	u32 i;

	if (get_user(i, arg))
		return -EFAULT;
	mutex_lock(&t->lock);
	if (i >= t->length) {
		mutex_unlock(&t->lock);
		return -EINVAL;
	}
	i = array_index_nospec(i, t->length);
	mutex_unlock(&t->lock);
	return t->entries[i];
}

long good_mutex(struct table *t, const u32 __user *arg)
{
	long ret = -EINVAL;
	u32 i;

	if (get_user(i, arg))
		return -EFAULT;
	mutex_lock(&t->lock);
	if (i < t->length)
		ret = t->entries[array_index_nospec(i, t->length)];
	mutex_unlock(&t->lock);
	return ret;
}

long bad_spinlock(struct table *t, const u32 __user *arg)
{
	u32 i;

	if (get_user(i, arg))
		return -EFAULT;
	spin_lock(&t->spin);
	if (i >= t->length) {
		spin_unlock(&t->spin);
		return -EINVAL;
	}
	i = array_index_nospec(i, t->length);
	spin_unlock(&t->spin);
	return t->entries[i];
}

long good_spinlock(struct table *t, const u32 __user *arg)
{
	long ret = -EINVAL;
	u32 i;

	if (get_user(i, arg))
		return -EFAULT;
	spin_lock(&t->spin);
	if (i < t->length)
		ret = t->entries[array_index_nospec(i, t->length)];
	spin_unlock(&t->spin);
	return ret;
}

long bad_semaphore(struct table *t, const u32 __user *arg)
{
	u32 i;

	if (get_user(i, arg))
		return -EFAULT;
	down_read(&t->sem);
	if (i >= t->length) {
		up_read(&t->sem);
		return -EINVAL;
	}
	i = array_index_nospec(i, t->length);
	up_read(&t->sem);
	down_read(&t->sem);
	i = t->entries[i];
	up_read(&t->sem);
	return i;
}

long good_semaphore(struct table *t, const u32 __user *arg)
{
	long ret = -EINVAL;
	u32 i;

	if (get_user(i, arg))
		return -EFAULT;
	down_read(&t->sem);
	if (i < t->length)
		ret = t->entries[array_index_nospec(i, t->length)];
	up_read(&t->sem);
	return ret;
}
