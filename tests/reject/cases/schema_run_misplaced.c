// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a run of ignored members begins behind one without a row
// gcc: E field .?'reserved.?': what comes before it is missing, extra
// clang: E field .?'reserved.?': what comes before it is missing, extra
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
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(u8, reserved, IGNORE_TO(spare, "of version 1"))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
