// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a range that the tag does not hold
// gcc: E bounded_slot: u8 does not hold 0 and 300
// clang: E bounded_slot: u8 does not hold 0 and 300
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_TYPE(slot, u16, 0, 300);
#else
BOUNDED_TYPE(slot, u8, 0, 300);
#endif
bounded_slot misuse(bounded_slot b)
{
	return b;
}
