// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a sum is used as if it had its operand's range
// gcc: E incompatible types when returning type
// clang: E from a function with incompatible result type 'bounded_slot'
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
	return bounded_add(x, y);
#endif
}
