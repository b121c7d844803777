// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_total() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r)
{
#ifdef FIXED
	return reader_total(r, 20);
#else
	reader_total(r, 20);
	return 0;
#endif
}
