// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of the validator of a message is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/schema.h>

struct head {
	uint8_t len;
} __attribute__((__packed__));
#define HEAD(FIELD, CHECK, PART) FIELD(u8, len, ANY)
UNTRUSTED_MESSAGE(head, struct head, HEAD, none);

int misuse(untrusted_bytes bytes, validated_head *out)
{
#ifdef FIXED
	return head_validate(bytes, NULL, out, NULL);
#else
	head_validate(bytes, NULL, out, NULL);
	return 0;
#endif
}
