// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_take() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

struct header {
	untrusted_u8 kind;
} __attribute__((packed));
int misuse(struct reader *r, const struct header **h)
{
#ifdef FIXED
	return reader_take(r, h);
#else
	reader_take(r, h);
	return 0;
#endif
}
