// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a constant outside the range
// gcc: E bounded_const: 16 is outside bounded_slot
// clang: E bounded_const: 16 is outside bounded_slot
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
bounded_slot misuse(void)
{
#ifdef FIXED
	return bounded_const(slot, 15);
#else
	return bounded_const(slot, 16);
#endif
}
