// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: SUB() over a field that is not CLAMPED
// gcc: E assignment of read-only variable ..?.?at
// clang: E cannot assign to variable .at. with const-qualified type
#include <untrusted/schema.h>

struct req {
	uint32_t at;
	uint32_t len;
};

#ifdef FIXED
#define REQ(FIELD, ...)         \
	FIELD(u32, at, CLAMPED) \
	FIELD(u32, len, SUB(at, 100))
#else
#define REQ(FIELD, ...)     \
	FIELD(u32, at, ANY) \
	FIELD(u32, len, SUB(at, 100))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
