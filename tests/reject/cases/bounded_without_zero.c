// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: zeroed storage would be outside the range
// gcc: E BOUNDED_TYPE.port.: zeroed memory would be outside the range; use BOUNDED_OPTIONAL.., where 0 means none
// clang: E BOUNDED_TYPE.port.: zeroed memory would be outside the range; use BOUNDED_OPTIONAL.., where 0 means none
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_OPTIONAL(port, u16, 1, 1023);
#else
BOUNDED_TYPE(port, u16, 1, 1023);
#endif
bounded_port misuse(bounded_port b)
{
	return b;
}
