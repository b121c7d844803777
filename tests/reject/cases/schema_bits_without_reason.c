// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: bits are ignored and nobody says why
// gcc: E bits .?'high.?': IGNORE.. wants to know why
// clang: E bits .?'high.?': IGNORE.. wants to know why
#include <untrusted/schema.h>

struct req {
	uint8_t word;
};

#ifdef FIXED
#define WORD(BIT)           \
	BIT(low, 0, 4, ANY) \
	BIT(high, 4, 4, IGNORE("unused"))
#else
#define WORD(BIT)           \
	BIT(low, 0, 4, ANY) \
	BIT(high, 4, 4, IGNORE(""))
#endif
#define REQ(FIELD, ...) FIELD(u8, word, BITS(WORD))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
