// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_get() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r, untrusted_be32 *out)
{
#ifdef FIXED
	return reader_get(be32, r, out);
#else
	reader_get(be32, r, out);
	return 0;
#endif
}
