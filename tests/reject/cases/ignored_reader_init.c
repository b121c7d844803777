// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_init() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r, untrusted_bytes b)
{
#ifdef FIXED
	return reader_init(r, b);
#else
	reader_init(r, b);
	return 0;
#endif
}
