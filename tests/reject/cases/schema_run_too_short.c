// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a run of ignored members ends before the next row begins
// gcc: E field .?'spare.?': what comes before it is missing, extra
// clang: E field .?'spare.?': what comes before it is missing, extra
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
	uint32_t spare;
};

#ifdef FIXED
#define REQ(FIELD, ...)                                      \
	FIELD(u32, slot, INDEX(9))                           \
	FIELD(u8, port, IGNORE_TO(reserved, "of version 1")) \
	FIELD(u32, spare, ZERO)
#else
#define REQ(FIELD, ...)                                  \
	FIELD(u32, slot, INDEX(9))                       \
	FIELD(u8, port, IGNORE_TO(port, "of version 1")) \
	FIELD(u32, spare, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
