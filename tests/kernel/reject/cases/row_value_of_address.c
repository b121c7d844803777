// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a VALUE row of a command with an address
// gcc: E ioctl row: FOO_SET is not an _IO..; its argument is an address, use an EXACT row
// clang: E ioctl row: FOO_SET is not an _IO..; its argument is an address, use an EXACT row
#include "../case.h"

static int foo_number(struct device *dev, untrusted_size arg,
		      struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
#define ROWS(ROW) ROW(VALUE, FOO_NUMBER, size, foo_number)
#else
#define ROWS(ROW) ROW(VALUE, FOO_SET, size, foo_number)
#endif
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
