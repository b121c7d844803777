// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an element of a pointer, whose length nobody knows
// gcc: E bounded_at: not an array
// clang: E bounded_at: not an array
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
#ifdef FIXED
int misuse(const int (*table)[16], bounded_slot slot)
#else
int misuse(const int *table, bounded_slot slot)
#endif
{
#ifdef FIXED
	return bounded_at(*table, slot);
#else
	return bounded_at(table, slot);
#endif
}
