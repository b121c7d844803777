// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bounded type is made from another tag than its own
// gcc: E incompatible type for argument 1 of 'ut_validate_bounded_slot'
// clang: E passing 'untrusted_u16' .*to parameter of incompatible type 'untrusted_u32'
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
int misuse(untrusted_u16 u, bounded_slot *out)
{
#ifdef FIXED
	return validate_bounded(slot, untrusted_widen(u16, u32, u), out);
#else
	return validate_bounded(slot, u, out);
#endif
}
