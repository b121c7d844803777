// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that s8 does not hold
// gcc: E validate_range: 128 is no value of s8
// clang: E validate_range: 128 is no value of s8
#include <untrusted/validate.h>

int misuse(untrusted_s8 u, int8_t *out)
{
#ifdef FIXED
	return validate_range(s8, u, 0, 127, out);
#else
	return validate_range(s8, u, 0, 128, out);
#endif
}
