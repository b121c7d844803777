// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the program's own enum is too small
// gcc: E field .?'color.?': the program.?'s own enum does not hold every value of the field.?'s type
// clang: E field .?'color.?': the program.?'s own enum does not hold every value of the field.?'s type
#include <untrusted/schema.h>

enum color { RED, BLUE };
struct req {
	uint32_t color;
};
struct own {
#ifdef FIXED
	enum color color;
#else
	uint8_t color;
#endif
};
#define REQ(FIELD, ...) FIELD(u32, color, ENUM(enum color, BLUE))
UNTRUSTED_SCHEMA_INTO(req, struct req, REQ, none, struct own);
