// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an offset in a signed type
// gcc: E validate_sub: s32 is signed; receive an unsigned tag
// clang: E validate_sub: s32 is signed; receive an unsigned tag
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t *off, uint32_t *len)
#else
int misuse(untrusted_s32 u, int32_t *off, int32_t *len)
#endif
{
#ifdef FIXED
	return validate_sub(u32, u, u, 80, off, len);
#else
	return validate_sub(s32, u, u, 80, off, len);
#endif
}
