// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that so few bits cannot have
// gcc: E schema: 300 is no value of the field.?'s type
// clang: E schema: 300 is no value of the field.?'s type
#include <untrusted/schema.h>

struct req {
	uint8_t word;
};

#ifdef FIXED
#define WORD(BIT)              \
	BIT(low, 0, 4, MAX(3)) \
	BIT(high, 4, 4, ZERO)
#else
#define WORD(BIT)                \
	BIT(low, 0, 4, MAX(300)) \
	BIT(high, 4, 4, ZERO)
#endif
#define REQ(FIELD, ...) FIELD(u8, word, BITS(WORD))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
