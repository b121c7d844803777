// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Characters from outside, taken for a string. */
#include <linux/errno.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct request {
	char name[16];
	u64 text;
	u32 length;
};

bool known(const char *name);

long bad_strlen(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return strlen(req.name);
}

long good_strlen(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (strnlen(req.name, sizeof(req.name)) == sizeof(req.name))
		return -EINVAL;
	return strlen(req.name);
}

long bad_strcmp(const struct request __user *arg, const char *own)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return strcmp(own, req.name) ? -ENOENT : 0;
}

long good_strcmp(const struct request __user *arg, const char *own)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	req.name[sizeof(req.name) - 1] = '\0';
	return strcmp(own, req.name) ? -ENOENT : 0;
}

/* Commit a1616a5ac99e: printed with %s. */
long bad_printed(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	pr_info("name %s\n", req.name);
	return 0;
}

long good_printed(const struct request __user *arg, char *out, size_t n)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return snprintf(out, n, "name %.*s\n", (int)sizeof(req.name),
			req.name);
}

long bad_duplicated(const struct request __user *arg)
{
	struct request req;
	char *text;
	long ret;

	if (copy_from_user(&req, arg, sizeof(req)) || req.length > 80)
		return -EINVAL;
	text = memdup_user(u64_to_user_ptr(req.text), req.length);
	if (IS_ERR(text))
		return PTR_ERR(text);
	ret = strlen(text);
	kfree(text);
	return ret;
}

long good_duplicated(const struct request __user *arg)
{
	struct request req;
	char *text;
	long ret;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	text = strndup_user(u64_to_user_ptr(req.text), 80);
	if (IS_ERR(text))
		return PTR_ERR(text);
	ret = strlen(text);
	kfree(text);
	return ret;
}

long good_terminated_copy(const struct request __user *arg)
{
	struct request req;
	char *text;
	long ret;

	if (copy_from_user(&req, arg, sizeof(req)) || req.length > 80)
		return -EINVAL;
	text = memdup_user_nul(u64_to_user_ptr(req.text), req.length);
	if (IS_ERR(text))
		return PTR_ERR(text);
	ret = strlen(text);
	kfree(text);
	return ret;
}

static bool is_root(const char *name)
{
	return !strcmp(name, "root");
}

long bad_helper(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return is_root(req.name);
}

long good_helper(const struct request __user *arg)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!memchr(req.name, '\0', sizeof(req.name)))
		return -EINVAL;
	return is_root(req.name);
}

/* As many as copied are all there are: no room for the end. */
long bad_strncpy_from_user(const char __user *from)
{
	char name[16];
	long n = strncpy_from_user(name, from, sizeof(name));

	if (n < 0)
		return n;
	return strlen(name);
}

long good_strncpy_from_user(const char __user *from)
{
	char name[16];
	long n = strncpy_from_user(name, from, sizeof(name));

	if (n < 0)
		return n;
	if (n == sizeof(name))
		return -ENAMETOOLONG;
	return strlen(name);
}

// check-output: bad_strlen: req.name comes from outside and is taken for a
//    string: nothing says that it ends. Write instead: validate_string(), or
//    strnlen() against the member's size.
// check-output: bad_strcmp: req.name comes from outside and is taken for a
//    string: nothing says that it ends. Write instead: validate_string(), or
//    strnlen() against the member's size.
