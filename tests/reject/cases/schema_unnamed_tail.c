// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bytes behind the last member have no row
// gcc: E bytes at the end of .?'struct req.?' are not declared
// clang: E bytes at the end of .?'struct req.?' are not declared
#include <untrusted/schema.h>

struct req {
	uint16_t port;
	uint8_t slot;
};

#ifdef FIXED
#define REQ(FIELD, CHECK, HOLE) \
	FIELD(u16, port, ANY)   \
	FIELD(u8, slot, ANY)    \
	HOLE(behind_slot, 1, ZERO)
#else
#define REQ(FIELD, CHECK, HOLE) \
	FIELD(u16, port, ANY)   \
	FIELD(u8, slot, ANY)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
