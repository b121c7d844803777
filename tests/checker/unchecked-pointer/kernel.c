// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* An address from outside, believed. */
#include <linux/errno.h>
#include <linux/uaccess.h>

struct request {
	u64 data;
	u32 length;
	u32 flags;
};

/* CVE-2010-2962: who calls the double underscore has to ask access_ok(). */
long bad_put(const struct request __user *arg, const void *from)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return __copy_to_user(u64_to_user_ptr(req.data), from, 16) ? -EFAULT :
								     0;
}

long good_put(const struct request __user *arg, const void *from)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return copy_to_user(u64_to_user_ptr(req.data), from, 16) ? -EFAULT : 0;
}

long bad_get(const struct request __user *arg, u8 bytes[16])
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (__copy_from_user(bytes, (void __user *)(unsigned long)req.data, 16))
		return -EFAULT;
	return 0;
}

long good_get(const struct request __user *arg, u8 bytes[16])
{
	void __user *from;
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	from = u64_to_user_ptr(req.data);
	if (!access_ok(from, 16))
		return -EFAULT;
	if (__copy_from_user(bytes, from, 16))
		return -EFAULT;
	return 0;
}

/* Not even a user address: the kernel's own memory is read. */
long bad_dereference(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return *(u32 *)(unsigned long)req.data;
}

long good_dereference(const struct request __user *arg)
{
	struct request req;
	u32 value;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (get_user(value, (u32 __user *)u64_to_user_ptr(req.data)))
		return -EFAULT;
	return value;
}

static int put_status(u64 to, u32 status)
{
	return __put_user(status, (u32 __user *)(uintptr_t)to);
}

long bad_helper(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return put_status(req.data, 1);
}

static int put_status_checked(u64 to, u32 status)
{
	return put_user(status, (u32 __user *)(uintptr_t)to);
}

long good_helper(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return put_status_checked(req.data, 1);
}

long bad_store(const struct request __user *arg)
{
	struct request req;
	u32 *to;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	to = (u32 *)(uintptr_t)req.data;
	*to = req.flags;
	return 0;
}

long good_store(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return put_user(req.flags, (u32 __user *)u64_to_user_ptr(req.data));
}

// check-output: bad_put: __copy_to_user() is given req.data, and nobody asked
//    access_ok(). Write instead: use the form without the underscores.
// check-output: bad_get: __copy_from_user() is given req.data, and nobody
//    asked access_ok(). Write instead: use the form without the underscores.
