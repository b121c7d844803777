// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a reserved array that is not made of its tag
// gcc: E field .?'pad.?': the struct.?'s member is not made of .?'u32.?', as rule .?'ZERO.?' wants
// clang: E field .?'pad.?': the struct.?'s member is not made of .?'u32.?', as rule .?'ZERO.?' wants
#include <untrusted/schema.h>

struct req {
	uint8_t pad[6];
};

#ifdef FIXED
#define REQ(FIELD, ...) FIELD(u8, pad, ZERO)
#else
#define REQ(FIELD, ...) FIELD(u32, pad, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
