// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u8 does not hold
// gcc: E validate_range_masked: 256 is no value of u8
// clang: E validate_range_masked: 256 is no value of u8
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, uint8_t *out)
{
#ifdef FIXED
	return validate_range_masked(u8, u, 1, 255, out);
#else
	return validate_range_masked(u8, u, 1, 256, out);
#endif
}
