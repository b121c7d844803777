// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound beyond what a bounded type can have
// gcc: E bounded_far: bounds go from -2.59 to 2.59 - 1
// clang: E bounded_far: bounds go from -2.59 to 2.59 - 1
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_TYPE(far, u64, 0, (1ULL << 59) - 1);
#else
BOUNDED_TYPE(far, u64, 0, 1ULL << 59);
#endif
bounded_far misuse(bounded_far b)
{
	return b;
}
