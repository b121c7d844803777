// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a case that is larger than its union
// gcc: E schema: case .?'1.?': .?'inner.?' is larger than the union
// clang: E schema: case .?'1.?': .?'inner.?' is larger than the union
#include <untrusted/schema.h>

#ifdef FIXED
#define N 2
#else
#define N 3
#endif
struct inner {
	uint32_t a[N];
};
#define INNER(FIELD, ...) FIELD(u32, a, BYTES(N))
UNTRUSTED_SCHEMA(inner, struct inner, INNER, none);

struct req {
	uint32_t kind;
	uint32_t of[2];
};
#define CASES(CASE) CASE(1, inner, first)
#define REQ(FIELD, ...)       \
	FIELD(u32, kind, ANY) \
	FIELD(u32, of, UNION(kind, CASES))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
