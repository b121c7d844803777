// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a count in a signed type
// gcc: E validate_size: s32 is signed; receive an unsigned tag
// clang: E validate_size: s32 is signed; receive an unsigned tag
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t *out)
#else
int misuse(untrusted_s32 u, int32_t *out)
#endif
{
#ifdef FIXED
	return validate_size(u32, u, 8, 80, out);
#else
	return validate_size(s32, u, 8, 80, out);
#endif
}
