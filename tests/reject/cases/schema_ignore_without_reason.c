// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: bits are ignored and nobody says why
// gcc: E field .?'port.?': IGNORE.. wants to know why
// clang: E field .?'port.?': IGNORE.. wants to know why
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)                           \
	FIELD(u32, slot, INDEX(9))                \
	FIELD(le16, port, IGNORE("of version 1")) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)               \
	FIELD(u32, slot, INDEX(9))    \
	FIELD(le16, port, IGNORE("")) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
