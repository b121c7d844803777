// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a run of ignored members ends before it begins
// gcc: E field .?'reserved.?': .?'port.?' stands before it; IGNORE_TO.. wants the last member
// clang: E field .?'reserved.?': .?'port.?' stands before it; IGNORE_TO.. wants the last member
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
	uint32_t spare;
};

#ifdef FIXED
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u8, reserved, IGNORE_TO(spare, "of version 1"))
#else
#define REQ(FIELD, ...)                                      \
	FIELD(u32, slot, INDEX(9))                           \
	FIELD(le16, port, MIN(1))                            \
	FIELD(u8, reserved, IGNORE_TO(port, "of version 1")) \
	FIELD(u32, spare, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
