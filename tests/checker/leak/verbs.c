// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: no padding is there to leak, members are. */
#include <linux/errno.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <untrusted/kernel/ioctl.h>

struct answer {
	u32 state;
	u32 size;
	u64 start;
};
USER_STRUCT(answer, struct answer, state, size, start);

int bad_put(user_ptr_answer *user, u32 size)
{
	struct answer a;

	a.state = 1;
	a.size = size;
	return user_put(NULL, answer, user, &a);
}

int good_put(user_ptr_answer *user, u32 size)
{
	const struct answer a = { .state = 1, .size = size };

	return user_put(NULL, answer, user, &a);
}

int bad_array(user_ptr_answer *user)
{
	struct answer *a = kmalloc_array(4, sizeof(*a), GFP_KERNEL);
	int ret;

	if (!a)
		return -ENOMEM;
	a[0].state = 1;
	ret = user_put_array(answer, user, a, 4);
	kfree(a);
	return ret;
}

int good_array(user_ptr_answer *user)
{
	struct answer *a = kcalloc(4, sizeof(*a), GFP_KERNEL);
	int ret;

	if (!a)
		return -ENOMEM;
	a[0].state = 1;
	ret = user_put_array(answer, user, a, 4);
	kfree(a);
	return ret;
}

int bad_member(user_ptr_answer *user, bool known)
{
	u32 size;

	if (known)
		size = 4;
	return user_put_member(NULL, answer, user, size, size);
}

int good_member(user_ptr_answer *user, u32 size)
{
	return user_put_member(NULL, answer, user, size, size);
}
