// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_equal() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u)
{
#ifdef FIXED
	return validate_equal(u32, u, 9);
#else
	validate_equal(u32, u, 9);
	return 0;
#endif
}
