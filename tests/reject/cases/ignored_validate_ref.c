// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_ref() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(const untrusted_u32 *u, const uint32_t **out)
{
#ifdef FIXED
	return validate_ref(max, u32, *u, out, 9);
#else
	validate_ref(max, u32, *u, out, 9);
	return 0;
#endif
}
