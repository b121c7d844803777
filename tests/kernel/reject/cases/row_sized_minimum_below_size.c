// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the least size of a SIZED row is less than its size word
// gcc: E ioctl row: UNTRUSTED_IOCTL_MIN.bar. of BAR_SIZED ends before the __u32 that says the size
// clang: E ioctl row: UNTRUSTED_IOCTL_MIN.bar. of BAR_SIZED ends before the __u32 that says the size
#include "../case.h"

#ifdef FIXED
UNTRUSTED_IOCTL_MIN(bar, 4);
#else
UNTRUSTED_IOCTL_MIN(bar, 3);
#endif

static int foo_set(struct device *dev, const untrusted_bar *req,
		   user_ptr_bar *user, struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(SIZED, BAR_SIZED, bar, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
