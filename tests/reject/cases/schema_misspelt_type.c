// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a tag that does not exist
// gcc: E unknown type name ..?.?.?ut_wire_u31|ut_wire_u31
// clang: E unknown type name ..?.?.?ut_wire_u31|ut_wire_u31
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
	FIELD(u31, slot, INDEX(9)) \
	FIELD(le16, port, MIN(1))  \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
