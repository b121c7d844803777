// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a rule that does not exist
// gcc: E field .?'port.?': .?'LEAST.1..?' is not a rule
// clang: E field .?'port.?': .?'LEAST.1..?' is not a rule
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)             \
	FIELD(u32, slot, INDEX(9))  \
	FIELD(le16, port, LEAST(1)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
