// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a total that u8 does not hold
// gcc: E validate_sub: 300 is no value of u8
// clang: E validate_sub: 300 is no value of u8
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, uint8_t *off, uint8_t *len)
{
#ifdef FIXED
	return validate_sub(u8, u, u, 200, off, len);
#else
	return validate_sub(u8, u, u, 300, off, len);
#endif
}
