// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array that is shorter than the range
// gcc: E bounded_at: the array is shorter than the range
// clang: E bounded_at: the array is shorter than the range
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
#ifdef FIXED
int misuse(const int (*table)[16], bounded_slot slot)
#else
int misuse(const int (*table)[15], bounded_slot slot)
#endif
{
	return bounded_at(*table, slot);
}
