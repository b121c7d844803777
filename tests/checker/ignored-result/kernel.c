// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A fetch that may have failed, used all the same. */
#include <linux/errno.h>
#include <linux/uaccess.h>

struct request {
	u32 slot;
	u32 flags;
};

int serve(u32 slot, u32 flags);

long bad_dropped(const struct request __user *arg)
{
	struct request req = {};

	(void)!copy_from_user(&req, arg, sizeof(req));
	return serve(0, req.flags);
}

long good_dropped(const struct request __user *arg)
{
	struct request req = {};

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return serve(0, req.flags);
}

long bad_get_user(const u32 __user *arg)
{
	u32 flags;

	get_user(flags, arg);
	return serve(0, flags);
}

long good_get_user(const u32 __user *arg)
{
	u32 flags;
	int ret = get_user(flags, arg);

	return ret ?: serve(0, flags);
}

long bad_overwritten(const struct request __user *arg, u32 __user *out)
{
	struct request req = {};
	long ret;

	ret = copy_from_user(&req, arg, sizeof(req));
	ret = put_user(req.flags, out);
	return ret;
}

long good_overwritten(const struct request __user *arg, u32 __user *out)
{
	struct request req = {};

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return put_user(req.flags, out);
}

/* Asked only after it was used. */
long bad_too_late(const struct request __user *arg)
{
	struct request req = {};
	unsigned long left = copy_from_user(&req, arg, sizeof(req));
	int ret = serve(0, req.flags);

	return left ? -EFAULT : ret;
}

long good_in_time(const struct request __user *arg)
{
	struct request req = {};
	unsigned long left = copy_from_user(&req, arg, sizeof(req));

	if (!left)
		return serve(0, req.flags);
	return -EFAULT;
}

static int fetch(struct request *req, const struct request __user *arg)
{
	return copy_from_user(req, arg, sizeof(*req)) ? -EFAULT : 0;
}

long good_helper(const struct request __user *arg)
{
	struct request req;
	int ret = fetch(&req, arg);

	return ret ?: serve(0, req.flags);
}

/* Best effort: what could not be read is zero, and that is meant. */
long good_best_effort(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		memset(&req, 0, sizeof(req));
	return serve(0, req.flags);
}

// check-output: bad_dropped: the answer of this fetch is dropped. Write
//    instead: test the answer and return it where it is not 0.
// check-output: bad_get_user: the answer of this fetch is dropped. Write
//    instead: test the answer and return it where it is not 0.
