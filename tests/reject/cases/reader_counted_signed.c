// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a length in a signed type
// gcc: E reader_counted: a length is unsigned
// clang: E reader_counted: a length is unsigned
#include <untrusted/reader.h>

#ifdef FIXED
bool misuse(struct reader *r, untrusted_u32 len, untrusted_bytes *out)
#else
bool misuse(struct reader *r, untrusted_s32 len, untrusted_bytes *out)
#endif
{
#ifdef FIXED
	return reader_counted(u32, r, len, out);
#else
	return reader_counted(s32, r, len, out);
#endif
}
