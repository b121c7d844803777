// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an alignment that is no power of two
// gcc: E schema: ALIGNED..: 12 is no power of two
// clang: E schema: ALIGNED..: 12 is no power of two
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)                       \
	FIELD(u32, slot, INDEX(9))            \
	FIELD(le16, port, ALIGNED(8, 0, 120)) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)                        \
	FIELD(u32, slot, INDEX(9))             \
	FIELD(le16, port, ALIGNED(12, 0, 120)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
