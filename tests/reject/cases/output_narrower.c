// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the output is narrower than the tag
// gcc: E the output .* has not the native type of 
// clang: E the output .* has not the native type of 
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t *out)
#else
int misuse(untrusted_u32 u, uint16_t *out)
#endif
{
	return validate_max(u32, u, 9, out);
}
