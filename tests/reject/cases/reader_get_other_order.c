// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value is taken in another byte order than it is kept
// gcc: W passing argument 1 of 'ut_slot_be32' from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/reader.h>

#ifdef FIXED
bool misuse(struct reader *r, untrusted_be32 *out)
#else
bool misuse(struct reader *r, untrusted_le32 *out)
#endif
{
	return reader_get(be32, r, out);
}
