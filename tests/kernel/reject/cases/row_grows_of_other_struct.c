// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a GROWS command carries the size of another struct
// gcc: E ioctl row: the size in BAR_OTHER is not that of untrusted_bar
// clang: E ioctl row: the size in BAR_OTHER is not that of untrusted_bar
#include "../case.h"

#ifdef FIXED
UNTRUSTED_IOCTL_MIN(bar, 4);
#define BAR_OTHER _IOWR('f', 1, struct bar)
#else
UNTRUSTED_IOCTL_MIN(bar, 4);
#define BAR_OTHER _IOWR('f', 1, struct foo)
#endif

static int foo_set(struct device *dev, const untrusted_bar *req,
		   user_ptr_bar *user, struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(GROWS, BAR_OTHER, bar, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
