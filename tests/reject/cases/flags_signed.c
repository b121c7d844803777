// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: flags in a signed type
// gcc: E validate_flags: s32 is signed; receive an unsigned tag
// clang: E validate_flags: s32 is signed; receive an unsigned tag
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t *out)
#else
int misuse(untrusted_s32 u, int32_t *out)
#endif
{
#ifdef FIXED
	return validate_flags(u32, u, 7, out);
#else
	return validate_flags(s32, u, 7, out);
#endif
}
