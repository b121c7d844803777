// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: what the compiler left in the struct has no row
// gcc: E field .?'port.?': what comes before it is missing, extra, out of order, or unnamed padding
// clang: E field .?'port.?': what comes before it is missing, extra, out of order, or unnamed padding
#include <untrusted/schema.h>

struct req {
	uint8_t slot;
	uint16_t port;
};

#ifdef FIXED
#define REQ(FIELD, CHECK, HOLE)    \
	FIELD(u8, slot, ANY)       \
	HOLE(behind_slot, 1, ZERO) \
	FIELD(u16, port, ANY)
#else
#define REQ(FIELD, CHECK, HOLE) \
	FIELD(u8, slot, ANY)    \
	FIELD(u16, port, ANY)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
