// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the last member has no row
// gcc: E bytes at the end of .?'struct req.?' are not declared
// clang: E bytes at the end of .?'struct req.?' are not declared
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)            \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
