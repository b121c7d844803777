// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a modifier that does not exist
// gcc: E schema: behind the rule come ERRNO.., SINCE.., WHEN.. or OUT, nothing else
// clang: E schema: behind the rule come ERRNO.., SINCE.., WHEN.. or OUT, nothing else
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};

#ifdef FIXED
#define REQ(FIELD, ...)                        \
	FIELD(u32, slot, INDEX(9))             \
	FIELD(le16, port, MIN(1), WHEN(!slot)) \
	FIELD(u16, reserved, ZERO)
#else
#define REQ(FIELD, ...)                         \
	FIELD(u32, slot, INDEX(9))              \
	FIELD(le16, port, MIN(1), UNLESS(slot)) \
	FIELD(u16, reserved, ZERO)
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
