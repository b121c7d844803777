// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a handler may write to the request
// gcc: E ioctl row: foo_set.. does not take what this kind of row hands over
// clang: E ioctl row: foo_set.. does not take what this kind of row hands over
#include "../case.h"

#ifdef FIXED
static int foo_set(struct device *dev, const untrusted_foo *req,
		   user_ptr_foo *user, struct untrusted_error *err)
{
	return 0;
}
#else
static int foo_set(struct device *dev, untrusted_foo *req, user_ptr_foo *user,
		   struct untrusted_error *err)
{
	return 0;
}
#endif

#define ROWS(ROW) ROW(EXACT, FOO_SET, foo, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
