// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the least size is more than the struct has
// gcc: E UNTRUSTED_IOCTL_MIN.bar.: more than the struct
// clang: E UNTRUSTED_IOCTL_MIN.bar.: more than the struct
#include "../case.h"

#ifdef FIXED
UNTRUSTED_IOCTL_MIN(bar, 8);
#else
UNTRUSTED_IOCTL_MIN(bar, 9);
#endif

static int foo_set(struct device *dev, const untrusted_bar *req,
		   user_ptr_bar *user, struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(GROWS, BAR_GROWS, bar, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
