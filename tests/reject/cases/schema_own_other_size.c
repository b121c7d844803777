// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the program's own array is longer than what was sent
// gcc: E field .?'name.?': the program.?'s own member is not of the field.?'s size
// clang: E field .?'name.?': the program.?'s own member is not of the field.?'s size
#include <untrusted/schema.h>

struct req {
	uint8_t name[8];
};
struct own {
#ifdef FIXED
	uint8_t name[8];
#else
	uint8_t name[16];
#endif
};
#define REQ(FIELD, ...) FIELD(u8, name, BYTES(8))
UNTRUSTED_SCHEMA_INTO(req, struct req, REQ, none, struct own);
