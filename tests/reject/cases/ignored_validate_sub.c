// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_sub() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *off, uint32_t *len)
{
#ifdef FIXED
	return validate_sub(u32, u, u, 9, off, len);
#else
	validate_sub(u32, u, u, 9, off, len);
	return 0;
#endif
}
