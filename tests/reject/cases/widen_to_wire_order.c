// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value is widened to a type in the sender's order
// gcc: E untrusted_widen: be32 does not hold every value of u16
// clang: E untrusted_widen: be32 does not hold every value of u16
#include <untrusted/validate.h>

#ifdef FIXED
untrusted_u32 misuse(untrusted_u16 u)
#else
untrusted_be32 misuse(untrusted_u16 u)
#endif
{
#ifdef FIXED
	return untrusted_widen(u16, u32, u);
#else
	return untrusted_widen(u16, be32, u);
#endif
}
