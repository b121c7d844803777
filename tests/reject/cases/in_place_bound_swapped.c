// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value is settled in place by a range whose bounds are swapped
// gcc: E validate_range: no value is from 9 to 5; swap the bounds
// clang: E validate_range: no value is from 9 to 5; swap the bounds
#include <untrusted/validate.h>

int misuse(untrusted_u32 *u, uint32_t **out)
{
#ifdef FIXED
	return validate_in_place(range, u32, *u, out, 5, 9);
#else
	return validate_in_place(range, u32, *u, out, 9, 5);
#endif
}
