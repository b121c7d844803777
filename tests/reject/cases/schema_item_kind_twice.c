// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: two rows for one kind of record
// gcc: E duplicate case value
// clang: E duplicate case value
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
#define OCTET(FIELD, ...) FIELD(u8, len, ANY)
UNTRUSTED_SCHEMA(octet, struct head, OCTET, none);

#ifdef FIXED
#define OPTIONS(ITEM) ITEM(2, octet, one, ONCE) ITEM(3, octet, two, ONCE)
#else
#define OPTIONS(ITEM) ITEM(2, octet, one, ONCE) ITEM(2, octet, two, ONCE)
#endif
UNTRUSTED_ITEMS(options, OPTIONS, untrusted_options, SKIP, none);
#define HEAD(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)      \
	PART(options, some, ITEMS(len))
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
