// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_each() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(const untrusted_u32 *u, const uint32_t **out)
{
#ifdef FIXED
	return validate_each(NULL, max, u32, u, 9, out, 9);
#else
	validate_each(NULL, max, u32, u, 9, out, 9);
	return 0;
#endif
}
