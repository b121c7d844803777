// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a negative value is widened to an unsigned type
// gcc: E untrusted_widen: u64 does not hold every value of s32
// clang: E untrusted_widen: u64 does not hold every value of s32
#include <untrusted/validate.h>

#ifdef FIXED
untrusted_s64 misuse(untrusted_s32 u)
#else
untrusted_u64 misuse(untrusted_s32 u)
#endif
{
#ifdef FIXED
	return untrusted_widen(s32, s64, u);
#else
	return untrusted_widen(s32, u64, u);
#endif
}
