// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_range_masked() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_range_masked(u32, u, 1, 9, out);
#else
	validate_range_masked(u32, u, 1, 9, out);
	return 0;
#endif
}
