// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the program's own array holds more results than come
// gcc: E field .?'pairs.?': the program.?'s own array is not of what the schema of .?'pair.?' gives
// clang: E field .?'pairs.?': the program.?'s own array is not of what the schema of .?'pair.?' gives
#include <untrusted/schema.h>

struct pair {
	uint8_t low;
	uint8_t high;
};
#define PAIR(FIELD, ...) FIELD(u8, low, ANY) FIELD(u8, high, ANY)
UNTRUSTED_SCHEMA(pair, struct pair, PAIR, none);

struct req {
	struct pair pairs[2];
};
struct own {
#ifdef FIXED
	validated_pair pairs[2];
#else
	validated_pair pairs[4];
#endif
};
#define REQ(FIELD, ...) FIELD(pair, pairs, NESTED_EACH(2))
UNTRUSTED_SCHEMA_INTO(req, struct req, REQ, none, struct own);
