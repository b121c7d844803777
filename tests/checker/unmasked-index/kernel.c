// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Checked, and then used where the processor runs ahead of the check. */
#include <linux/errno.h>
#include <linux/nospec.h>
#include <linux/uaccess.h>

#define SLOTS 8

struct request {
	u32 slot;
	u32 value;
};

struct slot {
	u32 value;
	u32 users;
};

static struct slot slots[SLOTS];
static const u32 limits[SLOTS] = { 1, 2, 3, 4, 5, 6, 7, 8 };

long bad_early_return(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.slot >= SLOTS)
		return -EINVAL;
	return slots[req.slot].value;
}

long good_early_return(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.slot >= SLOTS)
		return -EINVAL;
	req.slot = array_index_nospec(req.slot, SLOTS);
	return slots[req.slot].value;
}

long bad_ternary(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	return slot < SLOTS ? limits[slot] : 0;
}

long good_ternary(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	return slot < SLOTS ? limits[array_index_nospec(slot, SLOTS)] : 0;
}

static struct slot *find(u32 slot)
{
	return slot < SLOTS ? &slots[slot] : NULL;
}

long bad_helper(const struct request __user *arg)
{
	struct request req;
	struct slot *s;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	s = find(req.slot);
	if (!s)
		return -ENOENT;
	return s->users;
}

static struct slot *find_masked(u32 slot)
{
	if (slot >= SLOTS)
		return NULL;
	return &slots[array_index_nospec(slot, SLOTS)];
}

long good_helper(const struct request __user *arg)
{
	struct request req;
	struct slot *s;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	s = find_masked(req.slot);
	if (!s)
		return -ENOENT;
	return s->users;
}

/* A mask of a power of two bounds by itself. */
long good_and(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	return limits[slot & (SLOTS - 1)];
}

/* The index is the program's own, only its end comes from outside. */
long good_loop(const u32 __user *arg)
{
	u32 n, i, sum = 0;

	if (get_user(n, arg) || n > SLOTS)
		return -EINVAL;
	for (i = 0; i < n; i++)
		sum += limits[i];
	return sum;
}

long good_switch(const u32 __user *arg)
{
	u32 slot;

	if (get_user(slot, arg))
		return -EFAULT;
	switch (slot) {
	case 0:
		return limits[0];
	case 3:
		return limits[3];
	default:
		return -EINVAL;
	}
}

// check-output: bad_early_return: req.slot was tested and forms an address
//    unmasked. Write instead: validate_index() masks it; by hand
//    array_index_nospec().
// check-output: bad_ternary: slot was tested and forms an address unmasked.
//    Write instead: validate_index() masks it; by hand array_index_nospec().
