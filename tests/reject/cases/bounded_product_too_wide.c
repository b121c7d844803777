// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a product that may leave what a bounded type can have
// gcc: E bounded_mul: the result may leave the range a bounded type can have; narrow an operand
// clang: E bounded_mul: the result may leave the range a bounded type can have; narrow an operand
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_TYPE(wide, u32, 0, 1u << 29);
#else
BOUNDED_TYPE(wide, u32, 0, 1u << 30);
#endif
uint64_t misuse(bounded_wide x, bounded_wide y)
{
	return bounded_get(bounded_mul(x, y));
}
