// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: every source and every put answers an errno. */
#include <linux/errno.h>
#include <untrusted/kernel/ioctl.h>

struct answer {
	u32 state;
	u32 size;
};
USER_STRUCT(answer, struct answer, state, size);

int good_put(user_ptr_answer *user, u32 size)
{
	const struct answer answer = { .state = 1, .size = size };

	return user_put(NULL, answer, user, &answer);
}

int good_fetch(user_ptr_answer *user, untrusted_answer *answer)
{
	return user_fetch(answer, user, answer);
}

int good_member(user_ptr_answer *user, u32 size)
{
	return user_put_member(NULL, answer, user, size, size);
}

/* The raw call beside them does not. */
int bad_raw(user_ptr_answer *user, void __user *to, untrusted_answer *answer)
{
	int ret = user_fetch(answer, user, answer);

	if (ret)
		return ret;
	return copy_to_user(to, answer, sizeof(*answer));
}
