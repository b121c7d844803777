// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A fetch failed, and what it did not bring is used. */
#include <linux/errno.h>
#include <linux/err.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct request {
	u32 slot;
	u32 flags;
};

int serve(u32 slot, u32 flags);

long bad_logged(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req))) {
		pr_debug("flags %x\n", req.flags);
		return serve(0, req.flags);
	}
	return 0;
}

long good_logged(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req))) {
		pr_debug("not read\n");
		return -EFAULT;
	}
	return serve(0, req.flags);
}

long bad_goto(const struct request __user *arg)
{
	struct request req;
	long ret = -EFAULT;

	if (copy_from_user(&req, arg, sizeof(req)))
		goto out;
	ret = 0;
out:
	if (req.flags & 1)
		serve(0, 0);
	return ret;
}

long good_goto(const struct request __user *arg)
{
	struct request req;
	long ret = -EFAULT;

	if (copy_from_user(&req, arg, sizeof(req)))
		goto out;
	ret = 0;
	if (req.flags & 1)
		serve(0, 0);
out:
	return ret;
}

long bad_get_user(const u32 __user *arg)
{
	u32 flags = 0;

	if (get_user(flags, arg))
		return serve(0, flags);
	return 0;
}

long good_get_user(const u32 __user *arg)
{
	u32 flags;

	if (get_user(flags, arg))
		flags = 0;
	return serve(0, flags);
}

long bad_error_pointer(const struct request __user *arg)
{
	struct request *req = memdup_user(arg, sizeof(*req));
	long ret = serve(0, req->flags);

	if (IS_ERR(req))
		return PTR_ERR(req);
	kfree(req);
	return ret;
}

long good_error_pointer(const struct request __user *arg)
{
	struct request *req = memdup_user(arg, sizeof(*req));
	long ret;

	if (IS_ERR(req))
		return PTR_ERR(req);
	ret = serve(0, req->flags);
	kfree(req);
	return ret;
}

// check-output: bad_logged: req.flags is used where its fetch failed. Write
//    instead: return where the fetch failed.
// check-output: bad_goto: req.flags is used where its fetch failed. Write
//    instead: return where the fetch failed.
