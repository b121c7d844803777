// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an optional becomes a value of a wider type
// gcc: E bounded_as: it may be none; ask bounded_value.. first
// clang: E bounded_as: it may be none; ask bounded_value.. first
#include <untrusted/bounded.h>

BOUNDED_OPTIONAL(port, u16, 1, 1023);
BOUNDED_TYPE(offset, u16, 0, 15);
BOUNDED_TYPE(wide, u32, 0, 5000);
#ifdef FIXED
bounded_wide misuse(bounded_offset x)
#else
bounded_wide misuse(bounded_port x)
#endif
{
	return bounded_as(wide, x);
}
