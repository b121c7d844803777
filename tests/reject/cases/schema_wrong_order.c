// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: two rows have changed places
// gcc: E field .?'port.?': what comes before it is missing, extra, out of order, or unnamed padding
// clang: E field .?'port.?': what comes before it is missing, extra, out of order, or unnamed padding
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
#define REQ(FIELD, ...)            \
	FIELD(le16, port, MIN(1))  \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
