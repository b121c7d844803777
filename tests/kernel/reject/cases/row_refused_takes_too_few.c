// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the refused hook does not take the error
// gcc: E too many arguments to function .foo_refused
// clang: E too many arguments to function call
#include "../case.h"

static int foo_set(struct device *dev, const untrusted_foo *req,
		   user_ptr_foo *user, struct untrusted_error *err)
{
	return 0;
}

#ifdef FIXED
static void foo_refused(struct device *dev, unsigned int cmd, int error,
			const struct untrusted_error *err)
#else
static void foo_refused(struct device *dev, unsigned int cmd, int error)
#endif
{
}

#define ROWS(ROW) ROW(EXACT, FOO_SET, foo, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, foo_refused);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
