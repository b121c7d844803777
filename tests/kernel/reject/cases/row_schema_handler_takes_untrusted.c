// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the handler of a SCHEMA row takes what was not validated
// gcc: E ioctl row: fee_set.. does not take what this kind of row hands over
// clang: E ioctl row: fee_set.. does not take what this kind of row hands over
#include "../case.h"

struct fee {
	__u32 slot;
	__u32 stamp;
};

#define FEE(FIELD, ...)          \
	FIELD(u32, slot, MAX(3)) \
	FIELD(u32, stamp, OUTPUT)
USER_SCHEMA(fee, struct fee, FEE, none);

#ifdef FIXED
static int fee_set(struct device *dev, const validated_fee *req,
		   user_ptr_fee *user, struct untrusted_error *err)
#else
static int fee_set(struct device *dev, const untrusted_fee *req,
		   user_ptr_fee *user, struct untrusted_error *err)
#endif
{
	return 0;
}

#define ROWS(ROW) ROW(SCHEMA, _IOWR('f', 6, struct fee), fee, fee_set)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
