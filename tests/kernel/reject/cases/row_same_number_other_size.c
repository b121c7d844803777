// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: two rows that differ in their size only
// gcc: E duplicate case value
// clang: E duplicate case value
#include "../case.h"

static int foo_set(struct device *dev, const untrusted_foo *req,
		   user_ptr_foo *user, struct untrusted_error *err)
{
	return 0;
}

static int bar_set(struct device *dev, const untrusted_bar *req,
		   user_ptr_bar *user, struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
#define ROWS(ROW)                         \
	ROW(EXACT, FOO_SET, foo, foo_set) \
	ROW(EXACT, _IOWR('f', 6, struct bar), bar, bar_set)
#else
#define ROWS(ROW)                         \
	ROW(EXACT, FOO_SET, foo, foo_set) \
	ROW(EXACT, _IOWR('f', 1, struct bar), bar, bar_set)
#endif
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
