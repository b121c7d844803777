// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound of a signed type for an unsigned tag
// gcc: E validate_max: n is no value of u32, or its type has others too
// clang: E validate_max: n is no value of u32, or its type has others too
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, unsigned int n, uint32_t *out)
#else
int misuse(untrusted_u32 u, int n, uint32_t *out)
#endif
{
	return validate_max(u32, u, n, out);
}
