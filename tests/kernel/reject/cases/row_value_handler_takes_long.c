// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the handler of a VALUE row takes a plain number
// gcc: E ioctl row: foo_number.. does not take what this kind of row hands over
// clang: E ioctl row: foo_number.. does not take what this kind of row hands over
#include "../case.h"

#ifdef FIXED
static int foo_number(struct device *dev, untrusted_size arg,
		      struct untrusted_error *err)
{
	return 0;
}
#else
static int foo_number(struct device *dev, unsigned long arg,
		      struct untrusted_error *err)
{
	return 0;
}
#endif

#define ROWS(ROW) ROW(VALUE, FOO_NUMBER, size, foo_number)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
