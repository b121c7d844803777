// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Sums, products and differences that wrap before anyone looks. */
#include <linux/errno.h>
#include <linux/nospec.h>
#include <linux/overflow.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define TOTAL 4096

struct request {
	u32 offset;
	u32 length;
	u32 count;
	u32 size;
};

int consume(const void *bytes, size_t length);

/* CVE-2018-8781: an offset just below zero. */
long bad_sum(const struct request __user *arg, const u8 *buffer)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.offset + req.length > TOTAL)
		return -EINVAL;
	return consume(buffer + req.offset, req.length);
}

long good_sum(const struct request __user *arg, const u8 *buffer)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.offset > TOTAL || req.length > TOTAL - req.offset)
		return -EINVAL;
	return consume(buffer + array_index_nospec(req.offset, TOTAL + 1),
		       req.length);
}

long good_overflow_checked(const struct request __user *arg, const u8 *buffer)
{
	struct request req;
	u32 end;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (check_add_overflow(req.offset, req.length, &end) || end > TOTAL)
		return -EINVAL;
	return consume(buffer + array_index_nospec(req.offset, TOTAL + 1),
		       req.length);
}

long good_widened(const struct request __user *arg, const u8 *buffer)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if ((u64)req.offset + req.length > TOTAL)
		return -EINVAL;
	return consume(buffer + array_index_nospec(req.offset, TOTAL + 1),
		       req.length);
}

/* CVE-2012-0044: a product of two numbers of 32 bits, in 32 bits. */
long bad_product(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.count * req.size > TOTAL)
		return -E2BIG;
	p = kzalloc(req.count * req.size, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

long good_product(const struct request __user *arg)
{
	struct request req;
	size_t size;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (check_mul_overflow((size_t)req.count, (size_t)req.size, &size) ||
	    size > TOTAL)
		return -E2BIG;
	p = kzalloc(size, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

long good_divided(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!req.size || req.size > TOTAL || req.count > TOTAL / req.size)
		return -E2BIG;
	p = kzalloc(req.count * req.size, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

/* Commit 6c6bc9ea84d0: what is left behind a position past the end. */
long bad_difference(const struct request __user *arg, const u8 *buffer)
{
	struct request req;
	u32 left;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	left = TOTAL - req.offset;
	if (req.length > left)
		return -EINVAL;
	return consume(buffer + req.offset, req.length);
}

long good_difference(const struct request __user *arg, const u8 *buffer)
{
	struct request req;
	u32 left;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.offset > TOTAL)
		return -EINVAL;
	left = TOTAL - req.offset;
	if (req.length > left)
		return -EINVAL;
	return consume(buffer + array_index_nospec(req.offset, TOTAL + 1),
		       req.length);
}

static u32 rounded(u32 length)
{
	return (length + 63) & ~63u;
}

long bad_rounding(const struct request __user *arg)
{
	struct request req;
	u32 size;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	size = rounded(req.length);
	if (size > TOTAL)
		return -E2BIG;
	p = memdup_user(arg, size);
	if (IS_ERR(p))
		return PTR_ERR(p);
	kfree(p);
	return 0;
}

long good_rounding(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.length > TOTAL)
		return -E2BIG;
	p = kzalloc(rounded(req.length), GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

/* A shift by as many bits as they say. */
long bad_shift(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.size << req.count > TOTAL)
		return -E2BIG;
	p = kzalloc(req.size << req.count, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

long good_shift(const struct request __user *arg)
{
	struct request req;
	void *p;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.count > 4 || req.size > TOTAL >> 4)
		return -E2BIG;
	p = kzalloc(req.size << req.count, GFP_KERNEL);
	if (!p)
		return -ENOMEM;
	kfree(p);
	return 0;
}

/* Behind a test that no number passes, there is none to divide by. */
long good_contradiction(const struct request __user *arg)
{
	struct request req;
	u32 align;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	align = req.offset & 3;
	if (!align)
		return -EINVAL;
	if (!req.offset)
		return TOTAL / align;
	return 0;
}

/* CVE-2011-1770: a record that says it is shorter than its own head. */
static u32 sum(const u8 *body, u8 n)
{
	u32 all = 0, i;

	for (i = 0; i < n; i++)
		all += body[i];
	return all;
}

long bad_body(const u8 __user *arg)
{
	u8 record[255], size;

	if (copy_from_user(record, arg, sizeof(record)))
		return -EFAULT;
	size = record[1];
	if (!size)
		return -EBADMSG;
	size -= 2; // here
	return sum(record + 2, size);
}

long good_body(const u8 __user *arg)
{
	u8 record[255], size;

	if (copy_from_user(record, arg, sizeof(record)))
		return -EFAULT;
	size = record[1];
	if (size < 2)
		return -EBADMSG;
	size -= 2;
	return sum(record + 2, size);
}

/* It is tested behind the difference. */
long good_body_tested(const u8 __user *arg)
{
	u8 record[255];
	u32 size;

	if (copy_from_user(record, arg, sizeof(record)))
		return -EFAULT;
	size = record[1] - 2;
	if (size > 100)
		return -EBADMSG;
	return sum(record + 2, size);
}

/* With a sign there are no rounds below zero. */
long good_signed(const s8 __user *arg, u32 *table)
{
	int i, n;
	s8 count;

	if (copy_from_user(&count, arg, sizeof(count)))
		return -EFAULT;
	n = count - 2;
	for (i = 0; i < n; i++)
		table[i & 63] = 0;
	return 0;
}

long bad_head(const struct request __user *arg, u8 *to, const u8 *from)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.length > TOTAL)
		return -EINVAL;
	memcpy(to, from, req.length - 8); // here
	return 0;
}

long good_head(const struct request __user *arg, u8 *to, const u8 *from)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.length > TOTAL || req.length < 8)
		return -EINVAL;
	memcpy(to, from, req.length - 8);
	return 0;
}

/* The least is no number here. */
long good_least(const struct request __user *arg, u8 *to, const u8 *from,
		u32 least)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.length > TOTAL || req.length < least)
		return -EINVAL;
	memcpy(to, from, req.length - 8);
	return 0;
}

// check-output: bad_sum: req.offset + req.length can wrap, and is compared
//    with a limit. Write instead: validate_sub() for an offset and a length,
//    validate_size() for a product; or check_add_overflow() and
//    check_mul_overflow().
// check-output: bad_product: req.count * req.size can wrap, and is compared
//    with a limit. Write instead: validate_sub() for an offset and a length,
//    validate_size() for a product; or check_add_overflow() and
//    check_mul_overflow().
