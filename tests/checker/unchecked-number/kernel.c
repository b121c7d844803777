// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct box {
	unsigned long limit;
};

long bad_limit(struct box *box, const char __user *from, size_t n)
{
	char text[16] = "";

	if (n > sizeof(text) - 1)
		return -EINVAL;
	if (copy_from_user(text, from, n))
		return -EFAULT;
	box->limit = simple_strtoul(text, NULL, 0);
	return n;
}

long good_limit(struct box *box, const char __user *from, size_t n)
{
	return kstrtoul_from_user(from, n, 0, &box->limit);
}

// check-output: bad_limit: text comes from outside and is made a number by
//    simple_strtoul(): what is none, or too large, is not refused. Write instead:
//    kstrtouint() and its kin, and compare what they give; or validate_number()
//    with the range.
