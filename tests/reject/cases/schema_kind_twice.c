// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: two cases of one kind
// gcc: E duplicate case value
// clang: E duplicate case value
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
#ifdef FIXED
#define CASES(CASE) CASE(1, inner, first) CASE(2, inner, second)
#else
#define CASES(CASE) CASE(1, inner, first) CASE(1, inner, second)
#endif
#define REQ(FIELD, ...)       \
	FIELD(u32, kind, ANY) \
	FIELD(u32, of, UNION(kind, CASES))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
