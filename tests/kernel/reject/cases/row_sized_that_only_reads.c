// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a SIZED row of a command that sends nothing
// gcc: E ioctl row: BAR_GET sends nothing to the kernel; use _IOW.. or _IOWR.., or a READS row
// clang: E ioctl row: BAR_GET sends nothing to the kernel; use _IOW.. or _IOWR.., or a READS row
#include "../case.h"

UNTRUSTED_IOCTL_MIN(bar, 4);
#define BAR_GET _IOC(_IOC_READ, 'f', 1, 0)

static int foo_set(struct device *dev, const untrusted_bar *req,
		   user_ptr_bar *user, struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
#define ROWS(ROW) ROW(SIZED, BAR_SIZED, bar, foo_set)
#else
#define ROWS(ROW) ROW(SIZED, BAR_GET, bar, foo_set)
#endif
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
