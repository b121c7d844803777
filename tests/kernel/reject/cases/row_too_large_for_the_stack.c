// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a request that does not fit the stack
// gcc: E ioctl row: untrusted_big is too large for the stack; send its address and length
// clang: E ioctl row: untrusted_big is too large for the stack; send its address and length
#include "../case.h"

struct big {
#ifdef FIXED
	__u8 data[1024];
#else
	__u8 data[1025];
#endif
};

USER_STRUCT(big, struct big, data);

static int foo_set(struct device *dev, const untrusted_big *req,
		   user_ptr_big *user, struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(EXACT, _IOW('f', 6, struct big), big, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
