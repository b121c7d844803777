// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_one_of() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, const uint32_t *t, uint32_t *out)
{
#ifdef FIXED
	return validate_one_of(u32, u, t, 3, out);
#else
	validate_one_of(u32, u, t, 3, out);
	return 0;
#endif
}
