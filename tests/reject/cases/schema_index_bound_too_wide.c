// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that an address here cannot have
// gcc: E field .?'slot.?': the bound of .?'INDEX.ctx->slots..?' is wider than an address here
// clang: E field .?'slot.?': the bound of .?'INDEX.ctx->slots..?' is wider than an address here
// flags: -m32 -isystem /usr/include/x86_64-linux-gnu
#include <untrusted/schema.h>

struct dev {
	uint64_t slots;
	uint32_t nslots;
};
UNTRUSTED_CONTEXT_FIXED(dev, const struct dev *, "a test");

struct req {
	uint32_t slot;
};

#ifdef FIXED
#define REQ(FIELD, ...) FIELD(u32, slot, INDEX(ctx->nslots))
#else
#define REQ(FIELD, ...) FIELD(u32, slot, INDEX(ctx->slots))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, dev);
