// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a product of a range below 0
// gcc: E bounded_mul: the result may leave the range a bounded type can have; narrow an operand
// clang: E bounded_mul: the result may leave the range a bounded type can have; narrow an operand
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_TYPE(delta, s32, 0, 1);
#else
BOUNDED_TYPE(delta, s32, -1, 1);
#endif
uint64_t misuse(bounded_delta x, bounded_delta y)
{
	return bounded_get(bounded_mul(x, y));
}
