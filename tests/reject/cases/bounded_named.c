// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the member of a bounded type is read by its name
// gcc: E 'bounded_bits' is unavailable: made by validate_bounded.., read by bounded_get
// clang: E 'bounded_bits' is unavailable: made by validate_bounded.., read by bounded_get
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
uint32_t misuse(bounded_slot x)
{
#ifdef FIXED
	return bounded_get(x);
#else
	return x.bounded_bits;
#endif
}
