// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_zero_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(const untrusted_u8 *u)
{
#ifdef FIXED
	return validate_zero_bytes(u, 9);
#else
	validate_zero_bytes(u, 9);
	return 0;
#endif
}
