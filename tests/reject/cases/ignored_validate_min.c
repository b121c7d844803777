// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_min() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_min(u32, u, 1, out);
#else
	validate_min(u32, u, 1, out);
	return 0;
#endif
}
