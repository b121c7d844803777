// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_rest_zero() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r)
{
#ifdef FIXED
	return reader_rest_zero(r);
#else
	reader_rest_zero(r);
	return 0;
#endif
}
