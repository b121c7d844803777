// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_peek() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r, untrusted_u8 *out)
{
#ifdef FIXED
	return reader_peek(r, out);
#else
	reader_peek(r, out);
	return 0;
#endif
}
