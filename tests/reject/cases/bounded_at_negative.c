// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a range below 0 as an index
// gcc: E bounded_at: the array is shorter than the range
// clang: E bounded_at: the array is shorter than the range
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_TYPE(slot, s32, 0, 15);
#else
BOUNDED_TYPE(slot, s32, -1, 15);
#endif
int misuse(const int (*table)[16], bounded_slot slot)
{
	return bounded_at(*table, slot);
}
