// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/uaccess.h>

int bad_name(const char __user *from)
{
	char name[32];

	if (copy_from_user(name, from, sizeof(name)))
		return -EFAULT;
	name[31] = '\0';
	pr_err("no such name: %s\n", name);
	return -ENOENT;
}

int good_name(const char __user *from)
{
	char name[32];

	if (copy_from_user(name, from, sizeof(name)))
		return -EFAULT;
	name[31] = '\0';
	pr_err("no such name: %*pE\n", (int)strlen(name), name);
	return -ENOENT;
}

// check-output: bad_name: name comes from outside and is shown as it is: a newline
//    or an escape sequence in it writes to the log. Write instead: %*pE with the
//    text's length and the text.
