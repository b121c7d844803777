// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a rule that uses a field of a later row
// gcc: E ..?port.* undeclared
// clang: E use of undeclared identifier 'port'
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)              \
	FIELD(u32, slot, INDEX(9))   \
	FIELD(le16, port, MIN(slot)) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)               \
	FIELD(u32, slot, INDEX(port)) \
	FIELD(le16, port, MIN(1))     \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
