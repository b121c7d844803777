// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Refused, and the memory is gone. */
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct request {
	u32 length;
	u32 flags;
	u64 data;
};

static DEFINE_MUTEX(lock);
static void *current_buffer;
static u32 used;

void *bad_return(const struct request __user *arg)
{
	struct request req;
	void *p = kmalloc(64, GFP_KERNEL);

	if (!p)
		return NULL;
	if (copy_from_user(&req, arg, sizeof(req)))
		return NULL;
	return p;
}

void *good_return(const struct request __user *arg)
{
	struct request req;
	void *p = kmalloc(64, GFP_KERNEL);

	if (!p)
		return NULL;
	if (copy_from_user(&req, arg, sizeof(req))) {
		kfree(p);
		return NULL;
	}
	return p;
}

/* CVE-2021-46944: the label that frees is passed by. */
long bad_label(const struct request __user *arg)
{
	struct request req;
	long ret = -EFAULT;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	p = kzalloc(256, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	if (req.flags)
		return -EINVAL;
	if (copy_from_user(p, u64_to_user_ptr(req.data), 256))
		goto free;
	ret = 0;
free:
	kfree(p);
	return ret;
}

long good_label(const struct request __user *arg)
{
	struct request req;
	long ret = -EFAULT;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	p = kzalloc(256, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	ret = -EINVAL;
	if (req.flags)
		goto free;
	ret = -EFAULT;
	if (copy_from_user(p, u64_to_user_ptr(req.data), 256))
		goto free;
	ret = 0;
free:
	kfree(p);
	return ret;
}

long bad_under_lock(const struct request __user *arg)
{
	void *p = memdup_user(arg, 64);

	if (IS_ERR(p))
		return PTR_ERR(p);
	mutex_lock(&lock);
	if (used) {
		mutex_unlock(&lock);
		return -EBUSY;
	}
	current_buffer = p;
	used = 1;
	mutex_unlock(&lock);
	return 0;
}

long good_under_lock(const struct request __user *arg)
{
	void *p = memdup_user(arg, 64);
	long ret = -EBUSY;

	if (IS_ERR(p))
		return PTR_ERR(p);
	mutex_lock(&lock);
	if (!used) {
		current_buffer = p;
		p = NULL;
		used = 1;
		ret = 0;
	}
	mutex_unlock(&lock);
	kfree(p);
	return ret;
}

long bad_second_allocation(void)
{
	void *a, *b;

	a = kmalloc(64, GFP_KERNEL);
	if (!a)
		return -ENOMEM;
	b = kmalloc(64, GFP_KERNEL);
	if (!b)
		return -ENOMEM;
	kfree(b);
	kfree(a);
	return 0;
}

long good_second_allocation(void)
{
	void *a = kmalloc(64, GFP_KERNEL);
	void *b = kmalloc(64, GFP_KERNEL);
	long ret = a && b ? 0 : -ENOMEM;

	kfree(b);
	kfree(a);
	return ret;
}

struct holder {
	void *data;
	u32 length;
};

static int fill(struct holder *h, const struct request *req)
{
	h->data = kmalloc(64, GFP_KERNEL);
	if (!h->data)
		return -ENOMEM;
	if (copy_from_user(h->data, u64_to_user_ptr(req->data), 64)) {
		kfree(h->data);
		h->data = NULL;
		return -EFAULT;
	}
	h->length = 64;
	return 0;
}

long good_helper(const struct request __user *arg, struct holder *h)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return fill(h, &req);
}

long bad_helper(const struct request __user *arg)
{
	struct request req;
	struct holder h;
	int ret;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	ret = fill(&h, &req);
	if (ret)
		return ret;
	if (req.length > h.length)
		return -EINVAL;
	kfree(h.data);
	return 0;
}

/* A struct is set as a whole, in the holder or in a variable of the function. */
long good_literal(const struct request __user *arg, struct holder *h)
{
	struct request req;

	*h = (struct holder){ .data = kmalloc(64, GFP_KERNEL) };
	if (!h->data)
		return -ENOMEM;
	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	h->length = 64;
	return 0;
}

long bad_literal(const struct request __user *arg)
{
	struct holder h;
	struct request req;

	h = (struct holder){ .data = kmalloc(64, GFP_KERNEL) };
	if (!h.data)
		return -ENOMEM;
	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	kfree(h.data);
	return 0;
}

// check-output: bad_label: p is lost where the function fails. Write instead:
//    free it on every path that refuses.
