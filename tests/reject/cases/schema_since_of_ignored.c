// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an ignored member with a version
// gcc: E field .?'reserved.?': rule .?'IGNORE.*' takes no SINCE.. and no WHEN..
// clang: E field .?'reserved.?': rule .?'IGNORE.*' takes no SINCE.. and no WHEN..
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
	FIELD(u16, reserved, IGNORE("unused"))
#else
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u16, reserved, IGNORE("unused"), SINCE(8, 0))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
