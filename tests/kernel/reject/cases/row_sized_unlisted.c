// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a SIZED row of a struct of which nobody listed the members
// gcc: E 'USER_STRUCT_of_baz' undeclared
// clang: E use of undeclared identifier 'USER_STRUCT_of_baz'
#include "../case.h"

struct baz {
	__u32 size;
	__u32 b;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, size, b);
#else
UNTRUSTED_STRUCT(baz, struct baz);
USER_PTR_TYPE(baz);
#endif
UNTRUSTED_IOCTL_MIN(baz, 4);

static int foo_set(struct device *dev, const untrusted_baz *req,
		   user_ptr_baz *user, struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(SIZED, BAR_SIZED, baz, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
