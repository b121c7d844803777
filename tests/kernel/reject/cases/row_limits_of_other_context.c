// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the limits of a schema that has another context than the driver
// gcc: E ioctl row: fee_limits.. has another context than the driver
// clang: E ioctl row: fee_limits.. has another context than the driver
#include "../case.h"

struct other;
UNTRUSTED_CONTEXT_FIXED(device, struct device *, "a test");
UNTRUSTED_CONTEXT_FIXED(other, struct other *, "a test");

struct fee {
	__u32 slot;
	__u32 pad;
};

#define FEE(FIELD, ...)          \
	FIELD(u32, slot, MAX(3)) \
	FIELD(u32, pad, ZERO)
#ifdef FIXED
USER_SCHEMA(fee, struct fee, FEE, device);
UNTRUSTED_LIMITS(fee, FEE, device);
#else
USER_SCHEMA(fee, struct fee, FEE, other);
UNTRUSTED_LIMITS(fee, FEE, other);
#endif

#define ROWS(ROW) \
	ROW(LIMITS, _IOWR('f', 6, struct untrusted_limit_ask), fee, fee_answer)
UNTRUSTED_IOCTL(foo, struct device *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
