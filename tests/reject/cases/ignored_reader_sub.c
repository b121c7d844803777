// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_sub() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r, struct reader *sub)
{
#ifdef FIXED
	return reader_sub(r, 4, sub);
#else
	reader_sub(r, 4, sub);
	return 0;
#endif
}
