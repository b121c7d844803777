// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: elements are judged by a bound that may be negative, and they not
// gcc: E validate_max: bound is no value of u32, or its type has others too
// clang: E validate_max: bound is no value of u32, or its type has others too
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const untrusted_u32 *u, uint32_t bound, const uint32_t **out)
#else
int misuse(const untrusted_u32 *u, int bound, const uint32_t **out)
#endif
{
	return validate_each(NULL, max, u32, u, 4, out, bound);
}
