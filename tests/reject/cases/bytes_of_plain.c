// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a slice over plain bytes
// gcc: W passing argument 1 of 'untrusted_bytes_of' from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/vec.h>

#ifdef FIXED
untrusted_bytes misuse(const untrusted_u8 *buf)
#else
untrusted_bytes misuse(const uint8_t *buf)
#endif
{
	return untrusted_bytes_of(buf, 16);
}
