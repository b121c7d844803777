// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an EXACT row of an _IOR() command
// gcc: E ioctl row: FOO_GET sends nothing to the kernel; use _IOW.. or _IOWR.., or a READS row
// clang: E ioctl row: FOO_GET sends nothing to the kernel; use _IOW.. or _IOWR.., or a READS row
#include "../case.h"

static int foo_set(struct device *dev, const untrusted_foo *req,
		   user_ptr_foo *user, struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
#define ROWS(ROW) ROW(EXACT, FOO_SET, foo, foo_set)
#else
#define ROWS(ROW) ROW(EXACT, FOO_GET, foo, foo_set)
#endif
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
