// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a part that is scanned only sometimes
// gcc: E part .?'some.?': rule .?'SCAN.*' takes no WHEN..
// clang: E part .?'some.?': rule .?'SCAN.*' takes no WHEN..
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
typedef uint8_t validated_octet;

static int pass(struct reader *r, const void *ctx)
{
	(void)ctx;
	return reader_skip(r, 1) ? 0 : -EINVAL;
}

static void keep(untrusted_bytes octet, validated_octet *out)
{
	*out = *validate_any(bytes, octet).ptr;
}

#ifdef FIXED
#define SOME(PART) PART(octet, some, SCAN(pass, keep))
#else
#define SOME(PART) PART(octet, some, SCAN(pass, keep), WHEN(len))
#endif
#define HEAD(FIELD, CHECK, PART) FIELD(u8, len, ANY) SOME(PART)
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);
