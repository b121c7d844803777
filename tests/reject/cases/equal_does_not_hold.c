// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u8 does not hold
// gcc: E validate_equal: 300 is no value of u8
// clang: E validate_equal: 300 is no value of u8
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, uint8_t *out)
{
	(void)out;
#ifdef FIXED
	return validate_equal(u8, u, 200);
#else
	return validate_equal(u8, u, 300);
#endif
}
