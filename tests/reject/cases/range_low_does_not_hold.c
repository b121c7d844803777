// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u32 does not hold
// gcc: E validate_range: -1 is no value of u32
// clang: E validate_range: -1 is no value of u32
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_range(u32, u, 0, 9, out);
#else
	return validate_range(u32, u, -1, 9, out);
#endif
}
