// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a reader passes over an untrusted number of bytes
// gcc: E incompatible type for argument 2 of 'reader_skip'
// clang: E passing 'untrusted_u32' to parameter of incompatible type
#include <untrusted/reader.h>

bool misuse(struct reader *r, untrusted_u32 n)
{
#ifdef FIXED
	untrusted_bytes skipped;
	return reader_counted(u32, r, n, &skipped);
#else
	return reader_skip(r, n);
#endif
}
