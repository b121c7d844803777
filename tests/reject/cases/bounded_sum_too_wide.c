// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a sum that may leave what a bounded type can have
// gcc: E bounded arithmetic: the result may leave the range a bounded type can have; narrow an operand
// clang: E bounded arithmetic: the result may leave the range a bounded type can have; narrow an operand
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_TYPE(huge, u64, 0, (1ULL << 58) - 1);
#else
BOUNDED_TYPE(huge, u64, 0, (1ULL << 59) - 1);
#endif
uint64_t misuse(bounded_huge x, bounded_huge y)
{
	return bounded_get(bounded_add(x, y));
}
