// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a SIZED row of a command with a size
// gcc: E ioctl row: BAR_GROWS carries a size; the struct of a SIZED row carries its own
// clang: E ioctl row: BAR_GROWS carries a size; the struct of a SIZED row carries its own
#include "../case.h"

UNTRUSTED_IOCTL_MIN(bar, 4);

static int foo_set(struct device *dev, const untrusted_bar *req,
		   user_ptr_bar *user, struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
#define ROWS(ROW) ROW(SIZED, BAR_SIZED, bar, foo_set)
#else
#define ROWS(ROW) ROW(SIZED, BAR_GROWS, bar, foo_set)
#endif
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
