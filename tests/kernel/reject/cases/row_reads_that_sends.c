// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a READS row of an _IOWR() command
// gcc: E ioctl row: FOO_SET is not an _IOR..; use an EXACT row
// clang: E ioctl row: FOO_SET is not an _IOR..; use an EXACT row
#include "../case.h"

static int foo_get(struct device *dev, user_ptr_foo *user,
		   struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
#define ROWS(ROW) ROW(READS, FOO_GET, foo, foo_get)
#else
#define ROWS(ROW) ROW(READS, FOO_SET, foo, foo_get)
#endif
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
