// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the characters of a string would become a pointer
// gcc: E field .?'name.?': the program.?'s own member is no array of as many char
// clang: E field .?'name.?': the program.?'s own member is no array of as many char
#include <untrusted/schema.h>

struct req {
	char name[8];
};
struct own {
#ifdef FIXED
	char name[8];
#else
	const char *name;
#endif
};
#define REQ(FIELD, ...) FIELD(char, name, STRING(8, any, 0))
UNTRUSTED_SCHEMA_INTO(req, struct req, REQ, none, struct own);
