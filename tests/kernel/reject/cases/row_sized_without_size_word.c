// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the struct of a SIZED row begins with something else
// gcc: E ioctl row: the struct of BAR_SIZED does not begin with its size, a __u32
// clang: E ioctl row: the struct of BAR_SIZED does not begin with its size, a __u32
#include "../case.h"

struct baz {
#ifdef FIXED
	__u32 size;
	__u32 reserved;
#else
	__u64 data;
#endif
	__u64 more;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, size, reserved, more);
#else
USER_STRUCT(baz, struct baz, data, more);
#endif
UNTRUSTED_IOCTL_MIN(baz, 8);

static int foo_set(struct device *dev, const untrusted_baz *req,
		   user_ptr_baz *user, struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(SIZED, BAR_SIZED, baz, foo_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
