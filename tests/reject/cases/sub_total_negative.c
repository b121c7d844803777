// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a part of a negative total
// gcc: E validate_sub: -1 is no number of bytes here
// clang: E validate_sub: -1 is no number of bytes here
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, uint8_t *off, uint8_t *len)
{
#ifdef FIXED
	return validate_sub(u8, u, u, 200, off, len);
#else
	return validate_sub(u8, u, u, -1, off, len);
#endif
}
