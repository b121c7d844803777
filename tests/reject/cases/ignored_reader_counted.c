// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_counted() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r, untrusted_u32 n, untrusted_bytes *b)
{
#ifdef FIXED
	return reader_counted(u32, r, n, b);
#else
	reader_counted(u32, r, n, b);
	return 0;
#endif
}
