// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Refused, and part of it was done. */
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct config {
	u32 mode;
	u32 quota;
	u32 lease;
	u32 flags;
};

static DEFINE_MUTEX(lock);
static struct config current_config;

long bad_in_order(const struct config __user *arg)
{
	struct config c;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	if (c.mode > 2)
		return -EINVAL;
	current_config.mode = c.mode;
	if (c.quota > 4096)
		return -EINVAL;
	current_config.quota = c.quota;
	return 0;
}

long good_in_order(const struct config __user *arg)
{
	struct config c;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	if (c.mode > 2 || c.quota > 4096)
		return -EINVAL;
	current_config.mode = c.mode;
	current_config.quota = c.quota;
	return 0;
}

/* Commit cf7afbfeb8ce, under a lock. */
long bad_goto(const struct config __user *arg)
{
	struct config c;
	long ret = -EINVAL;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	mutex_lock(&lock);
	if (c.flags & 1)
		current_config.mode = c.mode & 3;
	if (c.lease > 600)
		goto unlock;
	current_config.lease = c.lease;
	ret = 0;
unlock:
	mutex_unlock(&lock);
	return ret;
}

long good_goto(const struct config __user *arg)
{
	struct config c;
	long ret = -EINVAL;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	mutex_lock(&lock);
	if (c.lease > 600)
		goto unlock;
	if (c.flags & 1)
		current_config.mode = c.mode & 3;
	current_config.lease = c.lease;
	ret = 0;
unlock:
	mutex_unlock(&lock);
	return ret;
}

static int apply(struct config *to, const struct config *c)
{
	to->mode = c->mode & 3;
	if (!c->quota || c->quota > 4096)
		return -EINVAL;
	to->quota = c->quota;
	return 0;
}

long bad_helper(const struct config __user *arg)
{
	struct config c;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	return apply(&current_config, &c);
}

static int apply_to_copy(struct config *to, const struct config *c)
{
	to->mode = c->mode & 3;
	if (!c->quota || c->quota > 4096)
		return -EINVAL;
	to->quota = c->quota;
	return 0;
}

/* The copy may be left half done: nobody sees it. */
long good_helper(const struct config __user *arg)
{
	struct config c, next;
	int ret;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	mutex_lock(&lock);
	next = current_config;
	ret = apply_to_copy(&next, &c);
	if (!ret)
		current_config = next;
	mutex_unlock(&lock);
	return ret;
}

struct device {
	struct config config;
	u32 generation;
};

long bad_behind_pointer(struct device *dev, const struct config __user *arg)
{
	struct config c;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	dev->config.flags = c.flags & 7;
	if (c.lease > 600)
		return -ERANGE;
	dev->config.lease = c.lease;
	return 0;
}

long good_behind_pointer(struct device *dev, const struct config __user *arg)
{
	struct config c;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	if (c.lease > 600)
		return -ERANGE;
	dev->config.flags = c.flags & 7;
	dev->config.lease = c.lease;
	dev->generation++;
	return 0;
}

/* Every item is looked at, before the first one is taken. */
long good_two_loops(const u32 __user *arg, u32 *table)
{
	u32 items[8];
	int i;

	if (copy_from_user(items, arg, sizeof(items)))
		return -EFAULT;
	for (i = 0; i < 8; i++)
		if (items[i] > 100)
			return -EINVAL;
	for (i = 0; i < 8; i++)
		table[i] = items[i];
	return 0;
}

long bad_one_loop(const u32 __user *arg, u32 *table)
{
	u32 items[8];
	int i;

	if (copy_from_user(items, arg, sizeof(items)))
		return -EFAULT;
	for (i = 0; i < 8; i++) {
		if (items[i] > 100)
			return -EINVAL;
		table[i] = items[i];
	}
	return 0;
}

/* Record by record, and what proves them comes last. */
static int take(struct config *to, const u32 *record)
{
	if (record[0] > 2)
		return -EBADMSG;
	to->mode = record[0];
	return 0;
}

long bad_proof(const u32 __user *arg, u32 tag)
{
	u32 records[3];
	int ret;

	if (copy_from_user(records, arg, sizeof(records)))
		return -EFAULT;
	ret = take(&current_config, records);
	if (ret)
		return ret;
	if (records[2] != tag)
		return -EACCES; // here
	return 0;
}

long good_proof(const u32 __user *arg, u32 tag)
{
	u32 records[3];

	if (copy_from_user(records, arg, sizeof(records)))
		return -EFAULT;
	if (records[2] != tag)
		return -EACCES;
	return take(&current_config, records);
}

/* What it refused it did not keep. */
long good_refused(const u32 __user *arg)
{
	u32 records[3];

	if (copy_from_user(records, arg, sizeof(records)))
		return -EFAULT;
	return take(&current_config, records) ? -EPERM : 0;
}

/* Its caller's own copy. */
long good_own(const u32 __user *arg, u32 tag)
{
	struct config next = {};
	u32 records[3];

	if (copy_from_user(records, arg, sizeof(records)))
		return -EFAULT;
	if (take(&next, records))
		return -EBADMSG;
	if (records[2] != tag)
		return -EACCES;
	current_config = next;
	return 0;
}

// check-output: bad_in_order: refused, and current_config.mode was taken over
//    already. Write instead: validate everything, then store.
// check-output: bad_one_loop: refused, and *table was taken over already.
//    Write instead: validate everything, then store.
