// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of bounded_value() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/bounded.h>

BOUNDED_OPTIONAL(slot, u32, 0, 15);
int misuse(bounded_slot b, uint32_t *out)
{
#ifdef FIXED
	return bounded_value(b, out);
#else
	bounded_value(b, out);
	return 0;
#endif
}
