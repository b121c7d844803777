// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an offset that may be below zero
// gcc: E field .?'len.?': rule .?'SUB.at, 100..?' wants both fields unsigned
// clang: E field .?'len.?': rule .?'SUB.at, 100..?' wants both fields unsigned
#include <untrusted/schema.h>

struct req {
	int32_t at;
	uint32_t len;
};

#ifdef FIXED
#define REQ(FIELD, ...)     \
	FIELD(s32, at, ANY) \
	FIELD(u32, len, MAX(100))
#else
#define REQ(FIELD, ...)         \
	FIELD(s32, at, CLAMPED) \
	FIELD(u32, len, SUB(at, 100))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
