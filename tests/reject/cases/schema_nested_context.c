// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a schema inside one that has not its context
// gcc: E schema: .?'first.?' has another context than the schema it is part of
// clang: E schema: .?'first.?' has another context than the schema it is part of
#include <untrusted/schema.h>

struct dev {
	uint64_t slots;
	uint32_t nslots;
};
UNTRUSTED_CONTEXT_FIXED(dev, const struct dev *, "a test");

struct inner {
	uint32_t slot;
};
#define INNER(FIELD, ...) FIELD(u32, slot, INDEX(ctx->nslots))
UNTRUSTED_SCHEMA(inner, struct inner, INNER, dev);

struct req {
	struct inner first;
	struct inner more[2];
};
#define REQ(FIELD, ...)             \
	FIELD(inner, first, NESTED) \
	FIELD(inner, more, NESTED_EACH(2))

#ifdef FIXED
UNTRUSTED_SCHEMA(req, struct req, REQ, dev);
#else
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
#endif
