// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a part that came with a version
// gcc: E schema: part .?'some.?' takes no SINCE.. and no OUT
// clang: E schema: part .?'some.?' takes no SINCE.. and no OUT
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
#define OCTET(FIELD, ...) FIELD(u8, value, ANY)
struct octet {
	uint8_t value;
};
UNTRUSTED_SCHEMA(octet, struct octet, OCTET, none);

#ifdef FIXED
#define SOME(PART) PART(octet, some, ONE, WHEN(len))
#else
#define SOME(PART) PART(octet, some, ONE, SINCE(9, 0))
#endif
#define HEAD(FIELD, CHECK, PART) FIELD(u8, len, ANY) SOME(PART)
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
