// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a condition whose meaning nobody says
// gcc: E schema: CHECK.. of .?'port.?' wants to know what it means
// clang: E schema: CHECK.. of .?'port.?' wants to know what it means
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, CHECK, ...)     \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u16, reserved, ZERO) \
	CHECK(port, port > slot, "a port for each slot")
#else
#define REQ(FIELD, CHECK, ...)     \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u16, reserved, ZERO) \
	CHECK(port, port > slot, "")
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
