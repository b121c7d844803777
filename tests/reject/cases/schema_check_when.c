// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a condition on a condition
// gcc: E schema: CHECK.. of .?'port.?' takes no SINCE.., no WHEN.. and no OUT
// clang: E schema: CHECK.. of .?'port.?' takes no SINCE.., no WHEN.. and no OUT
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define PORTS(CHECK) CHECK(port, port > slot, "a port for each slot", ERRNO(7))
#else
#define PORTS(CHECK) \
	CHECK(port, port > slot, "a port for each slot", WHEN(slot))
#endif
#define REQ(FIELD, CHECK, ...)     \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u16, reserved, ZERO) \
	PORTS(CHECK)
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
