// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

int bad_name(const char __user *from)
{
	char name[32];

	if (copy_from_user(name, from, sizeof(name)))
		return -EFAULT;
	name[31] = '\0';
	printk(name);
	return 0;
}

int good_name(const char __user *from)
{
	char name[32];

	if (copy_from_user(name, from, sizeof(name)))
		return -EFAULT;
	name[31] = '\0';
	printk("%*pE\n", (int)strlen(name), name);
	return 0;
}

int bad_built(const char __user *from, char *out, size_t n)
{
	char *name = strndup_user(from, 64);

	if (IS_ERR(name))
		return PTR_ERR(name);
	snprintf(out, n, name);
	kfree(name);
	return 0;
}
