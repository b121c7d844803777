// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a hole is ignored and nobody says why
// gcc: E schema: IGNORE.. of a hole wants to know why
// clang: E schema: IGNORE.. of a hole wants to know why
#include <untrusted/schema.h>

struct req {
	uint8_t slot;
	uint16_t port;
};

#ifdef FIXED
#define REQ(FIELD, CHECK, HOLE)             \
	FIELD(u8, slot, ANY)                \
	HOLE(gap, 1, IGNORE("old senders")) \
	FIELD(u16, port, ANY)
#else
#define REQ(FIELD, CHECK, HOLE)  \
	FIELD(u8, slot, ANY)     \
	HOLE(gap, 1, IGNORE("")) \
	FIELD(u16, port, ANY)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
