// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a default for a value that nobody reads
// gcc: E field .?'cookie.?': rule .?'OPAQUE.*' has no default but 0
// clang: E field .?'cookie.?': rule .?'OPAQUE.*' has no default but 0
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint32_t cookie;
};

#ifdef FIXED
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(u32, cookie, OPAQUE, SINCE(8, 0))
#else
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(u32, cookie, OPAQUE, SINCE(8, 60))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
