// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a view is judged by a bound that is wider than the value
// gcc: E validate_min: bound is no value of u32, or its type has others too
// clang: E validate_min: bound is no value of u32, or its type has others too
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const untrusted_u32 *u, uint32_t bound, const uint32_t **out)
#else
int misuse(const untrusted_u32 *u, uint64_t bound, const uint32_t **out)
#endif
{
	return validate_ref(min, u32, *u, out, bound);
}
