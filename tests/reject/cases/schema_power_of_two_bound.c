// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that is no power of two
// gcc: E schema: POWER_OF_TWO..: 0 or 64 is no power of two
// clang: E schema: POWER_OF_TWO..: 0 or 64 is no power of two
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)                        \
	FIELD(u32, slot, INDEX(9))             \
	FIELD(le16, port, POWER_OF_TWO(1, 64)) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)                        \
	FIELD(u32, slot, INDEX(9))             \
	FIELD(le16, port, POWER_OF_TWO(0, 64)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
