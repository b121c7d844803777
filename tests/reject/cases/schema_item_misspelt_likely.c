// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a misspelt LIKELY
// gcc: E item .?'one.?': .?'ONCE, LIKLEY.?': behind the rule comes LIKELY, nothing else
// clang: E item .?'one.?': .?'ONCE, LIKLEY.?': behind the rule comes LIKELY, nothing else
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
#define OCTET(FIELD, ...) FIELD(u8, len, ANY)
UNTRUSTED_SCHEMA(octet, struct head, OCTET, none);

#ifdef FIXED
#define OPTIONS(ITEM) ITEM(2, octet, one, ONCE, LIKELY)
#else
#define OPTIONS(ITEM) ITEM(2, octet, one, ONCE, LIKLEY)
#endif
UNTRUSTED_ITEMS(options, OPTIONS, untrusted_options, SKIP, none);
#define HEAD(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)      \
	PART(options, some, ITEMS(len))
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
