// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* An index from outside, with no bound, half a bound, or one too many. */
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/mutex.h>
#include <linux/nospec.h>
#include <linux/uaccess.h>

#define SLOTS 8

struct request {
	int slot;
	u32 value;
};

struct unsigned_request {
	u32 slot;
	u32 value;
};

static DEFINE_MUTEX(lock);
static u32 table[SLOTS];

/* CVE-2013-1763: nothing asks. */
long bad_no_check(const struct unsigned_request __user *arg)
{
	struct unsigned_request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return table[req.slot];
}

long good_no_check(const struct unsigned_request __user *arg)
{
	struct unsigned_request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.slot >= ARRAY_SIZE(table))
		return -EINVAL;
	return table[array_index_nospec(req.slot, ARRAY_SIZE(table))];
}

/* CVE-2009-3080: an int, checked above only. */
long bad_negative(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.slot > SLOTS - 1)
		return -EINVAL;
	return table[req.slot];
}

long good_negative(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.slot < 0 || req.slot > SLOTS - 1)
		return -EINVAL;
	return table[array_index_nospec(req.slot, SLOTS)];
}

/* Commit 3f4870df1b15: the bound itself passes. */
long bad_off_by_one(const struct unsigned_request __user *arg)
{
	struct unsigned_request req;
	long ret = -EINVAL;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	mutex_lock(&lock);
	if (req.slot > SLOTS)
		goto unlock;
	table[req.slot] = req.value;
	ret = 0;
unlock:
	mutex_unlock(&lock);
	return ret;
}

long good_off_by_one(const struct unsigned_request __user *arg)
{
	struct unsigned_request req;
	long ret = -EINVAL;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	mutex_lock(&lock);
	if (req.slot >= SLOTS)
		goto unlock;
	table[array_index_nospec(req.slot, SLOTS)] = req.value;
	ret = 0;
unlock:
	mutex_unlock(&lock);
	return ret;
}

static u32 *find(u32 slot)
{
	return &table[slot];
}

long bad_helper(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	return *find(slot);
}

long good_helper(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg) || slot >= SLOTS)
		return -EINVAL;
	return *find(array_index_nospec(slot, SLOTS));
}

/* The bound of another table. */
long bad_other_bound(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	if (slot >= 2 * SLOTS)
		return -EINVAL;
	return table[array_index_nospec(slot, 2 * SLOTS)];
}

long good_min(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	slot = array_index_nospec(min_t(u32, slot, SLOTS - 1), SLOTS);
	return table[slot];
}

struct pair {
	u8 at;
	u8 n;
};

long bad_loop(const struct pair __user *arg)
{
	struct pair p;
	u32 i, sum = 0;

	if (copy_from_user(&p, arg, sizeof(p)))
		return -EFAULT;
	for (i = 0; i < p.n; i++)
		sum += table[i];
	return sum;
}

long good_loop(const struct pair __user *arg)
{
	struct pair p;
	u32 i, sum = 0;

	if (copy_from_user(&p, arg, sizeof(p)))
		return -EFAULT;
	if (p.n > SLOTS)
		return -EINVAL;
	for (i = 0; i < p.n; i++)
		sum += table[i];
	return sum;
}

long good_remainder(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	return table[slot % SLOTS];
}

// check-output: bad_no_check: req.slot comes from outside and forms an
//    address: nobody asked whether it is too large. Write instead:
//    validate_index() bounds and masks it in one act.
// check-output: bad_negative: req.slot comes from outside and forms an
//    address: it may be negative. Write instead: validate_index() bounds and
//    masks it in one act.
