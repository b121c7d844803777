// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an unsigned value is widened to a signed type as wide
// gcc: E untrusted_widen: s32 does not hold every value of u32
// clang: E untrusted_widen: s32 does not hold every value of u32
#include <untrusted/validate.h>

#ifdef FIXED
untrusted_s64 misuse(untrusted_u32 u)
#else
untrusted_s32 misuse(untrusted_u32 u)
#endif
{
#ifdef FIXED
	return untrusted_widen(u32, s64, u);
#else
	return untrusted_widen(u32, s32, u);
#endif
}
