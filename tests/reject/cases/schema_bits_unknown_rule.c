// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a rule of bits that does not exist
// gcc: E bits .?'high.?': .?'NOTHING.?' is not a rule
// clang: E bits .?'high.?': .?'NOTHING.?' is not a rule
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
	BIT(high, 4, 4, NOTHING)
#endif
#define REQ(FIELD, ...) FIELD(u8, word, BITS(WORD))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
