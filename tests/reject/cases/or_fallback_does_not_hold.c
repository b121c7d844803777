// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u8 does not hold
// gcc: E validate_or: 300 is no value of u8
// clang: E validate_or: 300 is no value of u8
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, uint8_t *out)
{
#ifdef FIXED
	return validate_or(u8, u, 0, 9, 30) + (*out = 0);
#else
	return validate_or(u8, u, 0, 9, 300) + (*out = 0);
#endif
}
