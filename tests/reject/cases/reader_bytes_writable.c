// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: bytes of a slice are written
// gcc: E read-only
// clang: E read-only|const-qualified
#include <untrusted/reader.h>

bool misuse(struct reader *r, untrusted_u8 byte, untrusted_u8 *copy)
{
	untrusted_bytes slice;
	const bool ok = reader_bytes(r, 4, &slice);
#ifdef FIXED
	*copy = byte;
#else
	slice.ptr[0] = byte;
	*copy = slice.ptr[0];
#endif
	return ok;
}
