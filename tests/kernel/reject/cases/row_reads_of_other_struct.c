// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a READS command carries the size of another struct
// gcc: E ioctl row: the size in FOO_OTHER is not that of untrusted_foo
// clang: E ioctl row: the size in FOO_OTHER is not that of untrusted_foo
#include "../case.h"

#ifdef FIXED
#define FOO_OTHER _IOR('f', 1, struct foo)
#else
#define FOO_OTHER _IOR('f', 1, struct bar)
#endif

static int foo_get(struct device *dev, user_ptr_foo *user,
		   struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(READS, FOO_OTHER, foo, foo_get)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
