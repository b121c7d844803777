// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u8 does not hold
// gcc: E validate_size: 300 is no value of u8
// clang: E validate_size: 300 is no value of u8
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, uint8_t *out)
{
#ifdef FIXED
	return validate_size(u8, u, 30, 100, out);
#else
	return validate_size(u8, u, 300, 100, out);
#endif
}
