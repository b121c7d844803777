// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bounded value is used as a plain one
// gcc: E invalid operands to binary \+
// clang: E invalid operands to binary expression
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
uint32_t misuse(bounded_slot x)
{
#ifdef FIXED
	return bounded_get(x) + 1;
#else
	return x + 1;
#endif
}
