// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a part that cannot be there only sometimes
// gcc: E part .?'some.?': rule .?'REPEAT.*' takes no WHEN..
// clang: E part .?'some.?': rule .?'REPEAT.*' takes no WHEN..
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
	PART(octet, some, REPEAT(len, 9), WHEN(len))
#endif
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
