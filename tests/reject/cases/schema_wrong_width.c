// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a tag that is wider than the member
// gcc: E field .?'port.?': the struct.?'s member is not as wide as .?'u32.?' with rule .?'MIN.1..?', or not of its sign
// clang: E field .?'port.?': the struct.?'s member is not as wide as .?'u32.?' with rule .?'MIN.1..?', or not of its sign
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(u16, port, MIN(1))   \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(u32, port, MIN(1))   \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
