// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value of one range is used as one of another
// gcc: E incompatible types when returning type
// clang: E returning 'bounded_slot' from a function with incompatible result type 'bounded_port'
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
BOUNDED_TYPE(port, u32, 0, 15);
bounded_port misuse(bounded_slot x)
{
#ifdef FIXED
	return bounded_as(port, x);
#else
	return x;
#endif
}
