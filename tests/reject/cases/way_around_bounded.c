// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bounded value is written through a cast pointer
// gcc: silent
// clang: silent
// fence: checker
#include <untrusted/bounded.h>

BOUNDED_TYPE(slot, u32, 0, 15);
void misuse(bounded_slot *x)
{
	*(uint32_t *)x = 99;
}
