// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bounds have changed places
// gcc: E schema: no value is from 9 to 1; swap the bounds
// clang: E schema: no value is from 9 to 1; swap the bounds
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)                \
	FIELD(u32, slot, INDEX(9))     \
	FIELD(le16, port, RANGE(1, 9)) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)                \
	FIELD(u32, slot, INDEX(9))     \
	FIELD(le16, port, RANGE(9, 1)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
