// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an optional in a difference
// gcc: E bounded_sub: it may be none; ask bounded_value.. first
// clang: E bounded_sub: it may be none; ask bounded_value.. first
#include <untrusted/bounded.h>

BOUNDED_OPTIONAL(port, u16, 1, 1023);
BOUNDED_TYPE(offset, u16, 0, 15);
#ifdef FIXED
int misuse(bounded_offset x, bounded_offset y)
#else
int misuse(bounded_offset x, bounded_port y)
#endif
{
	return bounded_get(bounded_sub(x, y));
}
