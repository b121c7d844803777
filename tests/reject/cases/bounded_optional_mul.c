// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an optional in a product
// gcc: E bounded_mul: it may be none; ask bounded_value.. first
// clang: E bounded_mul: it may be none; ask bounded_value.. first
#include <untrusted/bounded.h>

BOUNDED_OPTIONAL(port, u16, 1, 1023);
BOUNDED_TYPE(offset, u16, 0, 15);
#ifdef FIXED
uint32_t misuse(bounded_offset x, bounded_offset y)
#else
uint32_t misuse(bounded_port x, bounded_offset y)
#endif
{
	return bounded_get(bounded_mul(x, y));
}
