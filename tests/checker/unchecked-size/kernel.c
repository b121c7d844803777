// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* How much to copy or allocate comes from outside, without a limit. */
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/overflow.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct request {
	u32 count;
	u32 length;
	u64 data;
};

struct item {
	u32 key;
	u32 value;
};

int consume(const void *bytes, size_t length);

long bad_allocation(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	p = kmalloc(req.length, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

long good_allocation(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!req.length || req.length > PAGE_SIZE)
		return -EINVAL;
	p = kmalloc(req.length, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

/* CVE-2013-4513: as many bytes as the caller says. */
long bad_copy(const struct request __user *arg)
{
	struct request req;
	u8 bytes[64];

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (copy_from_user(bytes, u64_to_user_ptr(req.data), req.length))
		return -EFAULT;
	return consume(bytes, sizeof(bytes));
}

long good_copy(const struct request __user *arg)
{
	struct request req;
	u8 bytes[64] = {};

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (copy_from_user(bytes, u64_to_user_ptr(req.data),
			   min_t(size_t, req.length, sizeof(bytes))))
		return -EFAULT;
	return consume(bytes, sizeof(bytes));
}

long bad_too_large(const struct request __user *arg)
{
	struct request req;
	u8 bytes[64];

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.length > 128)
		return -EINVAL;
	if (copy_from_user(bytes, u64_to_user_ptr(req.data), req.length))
		return -EFAULT;
	return consume(bytes, sizeof(bytes));
}

/* Commit 6420ac0af95d: an array as long as asked for. */
long bad_array(const struct request __user *arg)
{
	struct item *items;
	struct request req;
	long ret;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	items = memdup_user(u64_to_user_ptr(req.data),
			    size_mul(req.count, sizeof(*items)));
	if (IS_ERR(items))
		return PTR_ERR(items);
	ret = consume(items, sizeof(*items));
	kfree(items);
	return ret;
}

long good_array(const struct request __user *arg)
{
	struct item *items;
	struct request req;
	long ret;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!req.count || req.count > 64)
		return -E2BIG;
	items = memdup_user(u64_to_user_ptr(req.data),
			    size_mul(req.count, sizeof(*items)));
	if (IS_ERR(items))
		return PTR_ERR(items);
	ret = consume(items, sizeof(*items));
	kfree(items);
	return ret;
}

long bad_memcpy(const struct request __user *arg, const u8 *from)
{
	struct request req;
	u8 bytes[64];

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	memcpy(bytes, from, req.length);
	return consume(bytes, sizeof(bytes));
}

long good_memcpy(const struct request __user *arg, const u8 *from)
{
	struct request req;
	u8 bytes[64] = {};

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.length > sizeof(bytes))
		return -EMSGSIZE;
	memcpy(bytes, from, req.length);
	return consume(bytes, sizeof(bytes));
}

struct message {
	u32 n;
	struct item items[];
};

long bad_struct_size(const struct request __user *arg)
{
	struct request req;
	struct message *m;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	m = kzalloc(struct_size(m, items, req.count), GFP_KERNEL);
	if (!m)
		return -ENOMEM;
	kfree(m);
	return 0;
}

long good_struct_size(const struct request __user *arg)
{
	struct request req;
	struct message *m;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.count > 128)
		return -E2BIG;
	m = kzalloc(struct_size(m, items, req.count), GFP_KERNEL);
	if (!m)
		return -ENOMEM;
	m->n = req.count;
	kfree(m);
	return 0;
}

static bool fits(const struct request *req)
{
	return req->length && req->length <= 512;
}

long good_helper(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!fits(&req))
		return -EINVAL;
	p = memdup_user(u64_to_user_ptr(req.data), req.length);
	if (IS_ERR(p))
		return PTR_ERR(p);
	kfree(p);
	return 0;
}

long good_extensible(const struct request __user *arg, size_t size)
{
	struct request req;
	int ret = copy_struct_from_user(&req, sizeof(req), arg, size);

	if (ret)
		return ret;
	return req.count > 8 ? -EINVAL : 0;
}

/* Below 0 it stays at the largest number, and so they get here. */
long bad_saturated(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (size_sub(req.count & 3, 8) != SIZE_MAX)
		return 0;
	p = kmalloc(req.length, GFP_KERNEL);
	kfree(p);
	return 0;
}

long bad_saturated_constant(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (size_add(SIZE_MAX, 2) != SIZE_MAX)
		return 0;
	p = kmalloc(req.length, GFP_KERNEL);
	kfree(p);
	return 0;
}

// check-output: bad_copy: req.length comes from outside and is the length of
//    a copy: nothing limits it. Write instead: validate_max(), or
//    validate_size() for a product.
