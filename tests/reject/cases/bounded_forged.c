// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bounded value is forged by naming the member
// gcc: E 'bounded_bits' is unavailable: made by validate_bounded
// clang: E 'bounded_bits' is unavailable: made by validate_bounded
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
void misuse(bounded_slot *x)
{
#ifdef FIXED
	*x = bounded_const(slot, 9);
#else
	x->bounded_bits = 99;
#endif
}
