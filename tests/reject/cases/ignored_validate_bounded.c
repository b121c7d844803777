// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_bounded() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/bounded.h>

BOUNDED_OPTIONAL(slot, u32, 0, 15);
int misuse(untrusted_u32 u, bounded_slot *out)
{
#ifdef FIXED
	return validate_bounded(slot, u, out);
#else
	validate_bounded(slot, u, out);
	return 0;
#endif
}
