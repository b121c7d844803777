// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a constant below the range
// gcc: E bounded_const: -1 is outside bounded_slot
// clang: E bounded_const: -1 is outside bounded_slot
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
bounded_slot misuse(void)
{
#ifdef FIXED
	return bounded_const(slot, 0);
#else
	return bounded_const(slot, -1);
#endif
}
