// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bounded value into a narrower type
// gcc: E bounded_as: bounded_slot does not hold every value of the operand
// clang: E bounded_as: bounded_slot does not hold every value of the operand
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
BOUNDED_TYPE(pair, u32, 0, 30);
#ifdef FIXED
bounded_pair misuse(bounded_slot x, bounded_slot y)
#else
bounded_slot misuse(bounded_slot x, bounded_slot y)
#endif
{
#ifdef FIXED
	return bounded_as(pair, bounded_add(x, y));
#else
	return bounded_as(slot, bounded_add(x, y));
#endif
}
