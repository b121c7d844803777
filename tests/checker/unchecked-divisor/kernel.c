// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A divisor that a process chose. */
#include <linux/errno.h>
#include <linux/uaccess.h>

struct shape {
	u32 total;
	u32 width;
	s32 step;
};

int bad_zero(const struct shape __user *arg, u32 *rows)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	*rows = req.total / req.width;
	return 0;
}

int good_zero(const struct shape __user *arg, u32 *rows)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!req.width)
		return -EINVAL;
	*rows = req.total / req.width;
	return 0;
}

/* An upper limit says nothing of zero. */
int bad_upper(const struct shape __user *arg, u32 *rest)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.width > 64)
		return -EINVAL;
	*rest = 1024 % req.width;
	return 0;
}

int good_range(const struct shape __user *arg, u32 *rest)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.width < 1 || req.width > 64)
		return -EINVAL;
	*rest = 1024 % req.width;
	return 0;
}

int bad_signed(const struct shape __user *arg, s64 *rows)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.step < -5)
		return -EINVAL;
	*rows = (s64)req.total / req.step;
	return 0;
}

int good_signed(const struct shape __user *arg, s64 *rows)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.step <= 0)
		return -EINVAL;
	*rows = (s64)req.total / req.step;
	return 0;
}

/* One more than any number below the largest is not 0. */
int good_sum(const struct shape __user *arg, u32 *rows)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.width > 64)
		return -EINVAL;
	*rows = req.total / (req.width + 1);
	return 0;
}

/* Whoever knows that two numbers differ divides by their difference. */
int bad_difference(const struct shape __user *arg, u32 *rows)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	*rows = 4096 / (req.total - req.width);
	return 0;
}

int good_difference(const struct shape __user *arg, u32 *rows)
{
	struct shape req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.total <= req.width)
		return -EINVAL;
	*rows = 4096 / (req.total - req.width);
	return 0;
}

// check-output: bad_zero: req.width comes from outside and divides: nobody
//    asked whether it is 0. Write instead: validate_min() from 1, or
//    validate_range().
