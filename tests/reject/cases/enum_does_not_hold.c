// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u8 does not hold
// gcc: E validate_enum: 300 is no value of u8
// clang: E validate_enum: 300 is no value of u8
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, int *out)
{
#ifdef FIXED
	return validate_enum(u8, u, 200, out);
#else
	return validate_enum(u8, u, 300, out);
#endif
}
