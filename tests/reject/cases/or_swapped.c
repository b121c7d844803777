// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a range with a default whose bounds are swapped
// gcc: E validate_or: no value is from 9 to 5; swap the bounds
// clang: E validate_or: no value is from 9 to 5; swap the bounds
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	return validate_or(u32, u, 5, 9, 7);
#else
	return validate_or(u32, u, 9, 5, 7);
#endif
}
