// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bounded type over a tag wider aligned than sized
// gcc: E bounded_slot: the wrapper changed the layout
// clang: E bounded_slot: the wrapper changed the layout
#include <untrusted/bounded.h>

typedef uint32_t wide __attribute__((aligned(8)));
#ifdef FIXED
UNTRUSTED_TYPE(wide, uint32_t);
#else
UNTRUSTED_TYPE(wide, wide);
#endif
BOUNDED_TYPE(slot, wide, 0, 15);
bounded_slot misuse(bounded_slot b)
{
	return b;
}
