// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: none of a type that always has a value
// gcc: E implicit declaration of function 'ut_none_slot'|incompatible types
// clang: E undeclared function 'ut_none_slot'|implicit declaration|incompatible
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_OPTIONAL(slot, u32, 0, 15);
#else
BOUNDED_TYPE(slot, u32, 0, 15);
#endif
bounded_slot misuse(void)
{
	return bounded_none(slot);
}
