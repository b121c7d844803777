// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a rule of a part that does not exist
// gcc: E part .?'some.?': .?'SOME.len, 9..?' is not a rule of a part
// clang: E part .?'some.?': .?'SOME.len, 9..?' is not a rule of a part
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
#define OCTET(FIELD, ...) FIELD(u8, len, ANY)
UNTRUSTED_SCHEMA(octet, struct head, OCTET, none);

#ifdef FIXED
#define HEAD(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)      \
	PART(octet, some, REPEAT(len, 9))
#else
#define HEAD(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)      \
	PART(octet, some, SOME(len, 9))
#endif
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
