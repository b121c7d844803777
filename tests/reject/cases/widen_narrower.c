// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is widened to a narrower type
// gcc: E untrusted_widen: u16 does not hold every value of u32
// clang: E untrusted_widen: u16 does not hold every value of u32
#include <untrusted/validate.h>

#ifdef FIXED
untrusted_u64 misuse(untrusted_u32 u)
#else
untrusted_u16 misuse(untrusted_u32 u)
#endif
{
#ifdef FIXED
	return untrusted_widen(u32, u64, u);
#else
	return untrusted_widen(u32, u16, u);
#endif
}
