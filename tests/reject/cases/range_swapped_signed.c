// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a signed range whose bounds are swapped
// gcc: E validate_range: no value is from 1 to -1; swap the bounds
// clang: E validate_range: no value is from 1 to -1; swap the bounds
#include <untrusted/validate.h>

int misuse(untrusted_s32 u, int32_t *out)
{
#ifdef FIXED
	return validate_range(s32, u, -1, 1, out);
#else
	return validate_range(s32, u, 1, -1, out);
#endif
}
