// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value of a list that the member cannot have
// gcc: E schema: 70000 is no value of the field.?'s type
// clang: E schema: 70000 is no value of the field.?'s type
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)                    \
	FIELD(u32, slot, INDEX(9))         \
	FIELD(le16, port, ONE_OF(1, 7000)) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)                     \
	FIELD(u32, slot, INDEX(9))          \
	FIELD(le16, port, ONE_OF(1, 70000)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
