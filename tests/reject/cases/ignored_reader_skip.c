// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_skip() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r)
{
#ifdef FIXED
	return reader_skip(r, 4);
#else
	reader_skip(r, 4);
	return 0;
#endif
}
