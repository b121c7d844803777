// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bit has no row
// gcc: E field .?'word.?': the bits of .?'BITS.WORD..?' leave some out, or overlap
// clang: E field .?'word.?': the bits of .?'BITS.WORD..?' leave some out, or overlap
#include <untrusted/schema.h>

struct req {
	uint8_t word;
};

#ifdef FIXED
#define WORD(BIT)           \
	BIT(low, 0, 4, ANY) \
	BIT(high, 4, 4, ZERO)
#else
#define WORD(BIT)           \
	BIT(low, 0, 4, ANY) \
	BIT(high, 4, 3, ZERO)
#endif
#define REQ(FIELD, ...) FIELD(u8, word, BITS(WORD))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
