// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a slice of untrusted length
// gcc: E incompatible type for argument 2 of 'reader_bytes'
// clang: E passing 'untrusted_u32' to parameter of incompatible type
#include <untrusted/reader.h>

bool misuse(struct reader *r, untrusted_u32 n, untrusted_bytes *out)
{
#ifdef FIXED
	return reader_counted(u32, r, n, out);
#else
	return reader_bytes(r, n, out);
#endif
}
