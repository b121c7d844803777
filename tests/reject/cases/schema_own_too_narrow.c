// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the program's own member is too narrow
// gcc: E field .?'slot.?': the program.?'s own member does not hold every value of the field.?'s type
// clang: E field .?'slot.?': the program.?'s own member does not hold every value of the field.?'s type
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
};
struct own {
#ifdef FIXED
	uint64_t slot;
#else
	uint16_t slot;
#endif
};
#define REQ(FIELD, ...) FIELD(u32, slot, ANY)
UNTRUSTED_SCHEMA_INTO(req, struct req, REQ, none, struct own);
