// SPDX-License-Identifier: GPL-2.0-only OR MIT

#include <linux/module.h>
#include <linux/uaccess.h>

struct pair {
	void __user *p;
	const u16 n;
};

/* Each line that says "user" is one access, and the engine has to see it as one. */
long plant_values(struct pair __user *pair, char __user *text, u64 *sum);
long plant_values(struct pair __user *pair, char __user *text, u64 *sum)
{
	const u16 __user *n = &pair->n;
	void __user *p;
	s8 small;
	u64 big;

	if (get_user(p, &pair->p))
		return -EFAULT;
	if (__get_user(small, text++))
		return -EFAULT;
	if (get_user(big, n))
		return -EFAULT;
	if (put_user(NULL, &pair->p))
		return -EFAULT;
	if (__put_user(small + 1, text))
		return -EFAULT;
	if (!user_access_begin(pair, sizeof(*pair)))
		return -EFAULT;
	unsafe_get_user(big, n, fault);
	unsafe_put_user(p, &pair->p, fault);
	unsafe_copy_to_user(text, "abc", 3, fault);
	user_access_end();
	*sum = big + small;
	return 0;
fault:
	user_access_end();
	return -EFAULT;
}

MODULE_DESCRIPTION("one of each access to user space");
MODULE_LICENSE("Dual MIT/GPL");
