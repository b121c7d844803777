// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an errno with its sign
// gcc: E schema: ERRNO.. takes a positive errno, as errno.h has them
// clang: E schema: ERRNO.. takes a positive errno, as errno.h has them
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)                          \
	FIELD(u32, slot, INDEX(9))               \
	FIELD(le16, port, MIN(1), ERRNO(EINVAL)) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)                           \
	FIELD(u32, slot, INDEX(9))                \
	FIELD(le16, port, MIN(1), ERRNO(-EINVAL)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
