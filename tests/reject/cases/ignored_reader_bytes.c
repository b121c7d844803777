// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r, untrusted_bytes *b)
{
#ifdef FIXED
	return reader_bytes(r, 4, b);
#else
	reader_bytes(r, 4, b);
	return 0;
#endif
}
