// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a masked range whose bounds are swapped
// gcc: E validate_range_masked: no value is from 9 to 1; swap the bounds
// clang: E validate_range_masked: no value is from 9 to 1; swap the bounds
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_range_masked(u32, u, 1, 9, out);
#else
	return validate_range_masked(u32, u, 9, 1, out);
#endif
}
