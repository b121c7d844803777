// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an unsigned tag for a signed member
// gcc: E field .?'level.?': the struct.?'s member is not as wide as .?'u32.?' with rule .?'MAX.9..?', or not of its sign
// clang: E field .?'level.?': the struct.?'s member is not as wide as .?'u32.?' with rule .?'MAX.9..?', or not of its sign
#include <untrusted/schema.h>

struct req {
	int32_t level;
};

#ifdef FIXED
#define REQ(FIELD, ...) FIELD(s32, level, MAX(9))
#else
#define REQ(FIELD, ...) FIELD(u32, level, MAX(9))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
