// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a condition over parts whose meaning nobody says
// gcc: E schema: HOLDS.. of .?'len.?' wants to know what it means
// clang: E schema: HOLDS.. of .?'len.?' wants to know what it means
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
#define OCTET(FIELD, ...) FIELD(u8, len, ANY)
UNTRUSTED_SCHEMA(octet, struct head, OCTET, none);

#ifdef FIXED
#define HEAD(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)      \
	PART(, rest, REST) PART(, len, HOLDS(rest->len, "not empty"))
#else
#define HEAD(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)      \
	PART(, rest, REST) PART(, len, HOLDS(rest->len, ""))
#endif
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
