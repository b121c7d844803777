// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a case that is larger than the program has room for
// gcc: E schema: case .?'1.?': .?'inner.?' is larger than the program.?'s own union
// clang: E schema: case .?'1.?': .?'inner.?' is larger than the program.?'s own union
#include <untrusted/schema.h>

struct inner {
	uint32_t a[2];
};
#define INNER(FIELD, ...) FIELD(u32, a, BYTES(2))
UNTRUSTED_SCHEMA(inner, struct inner, INNER, none);

struct req {
	uint32_t kind;
	uint32_t of[2];
};
struct own {
	uint32_t kind;
	union {
#ifdef FIXED
		validated_inner first;
#else
		uint32_t first;
#endif
	} of;
};
#define CASES(CASE) CASE(1, inner, first)
#define REQ(FIELD, ...)       \
	FIELD(u32, kind, ANY) \
	FIELD(u32, of, UNION(kind, CASES))
UNTRUSTED_SCHEMA_INTO(req, struct req, REQ, none, struct own);
