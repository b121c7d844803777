// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a run whose bounds are swapped
// gcc: E item .?'run.?': no number is from 8 to 4; swap the bounds
// clang: E item .?'run.?': no number is from 8 to 4; swap the bounds
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
#define OCTET(FIELD, ...) FIELD(u8, len, ANY)
UNTRUSTED_SCHEMA(octet, struct head, OCTET, none);

#ifdef FIXED
#define OPTIONS(ITEM) ITEM(2, octet, run, RUN(4, 8))
#else
#define OPTIONS(ITEM) ITEM(2, octet, run, RUN(8, 4))
#endif
UNTRUSTED_ITEMS(options, OPTIONS, untrusted_options, SKIP, none);
#define HEAD(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)      \
	PART(options, some, ITEMS(len))
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
