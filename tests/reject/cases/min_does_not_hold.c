// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u32 does not hold
// gcc: E validate_min: -1 is no value of u32
// clang: E validate_min: -1 is no value of u32
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_min(u32, u, 1, out);
#else
	return validate_min(u32, u, -1, out);
#endif
}
