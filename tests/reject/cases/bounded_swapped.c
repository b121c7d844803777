// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a range whose bounds are swapped
// gcc: E bounded_slot: no value is from 9 to -9; swap the bounds
// clang: E bounded_slot: no value is from 9 to -9; swap the bounds
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_OPTIONAL(slot, s32, -9, 9);
#else
BOUNDED_OPTIONAL(slot, s32, 9, -9);
#endif
bounded_slot misuse(bounded_slot b)
{
	return b;
}
