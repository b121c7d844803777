// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: two rows of one command
// gcc: E duplicate case value
// clang: E duplicate case value
#include "../case.h"

static int foo_set(struct device *dev, const untrusted_foo *req,
		   user_ptr_foo *user, struct untrusted_error *err)
{
	return 0;
}

static int foo_reset(struct device *dev, const untrusted_foo *req,
		     user_ptr_foo *user, struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
#define ROWS(ROW)                         \
	ROW(EXACT, FOO_SET, foo, foo_set) \
	ROW(EXACT, _IOWR('f', 6, struct foo), foo, foo_reset)
#else
#define ROWS(ROW) \
	ROW(EXACT, FOO_SET, foo, foo_set) ROW(EXACT, FOO_SET, foo, foo_reset)
#endif
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
