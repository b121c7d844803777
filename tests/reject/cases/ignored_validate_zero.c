// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_zero() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u)
{
#ifdef FIXED
	return validate_zero(u32, u);
#else
	validate_zero(u32, u);
	return 0;
#endif
}
