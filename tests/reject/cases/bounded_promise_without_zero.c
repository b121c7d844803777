// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: zeroed storage would break the promise
// gcc: E BOUNDED_PROMISED.port.: zeroed memory would break the promise; use BOUNDED_OPTIONAL.., where 0 means none
// clang: E BOUNDED_PROMISED.port.: zeroed memory would break the promise; use BOUNDED_OPTIONAL.., where 0 means none
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_PROMISED(port, u16, 0, 1023);
#else
BOUNDED_PROMISED(port, u16, 1, 1023);
#endif
bounded_port misuse(bounded_port b)
{
	return b;
}
