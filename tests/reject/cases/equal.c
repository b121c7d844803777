// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: two untrusted values compared
// cell: u==u2
// gcc: E invalid operands to binary ==
// clang: E invalid operands to binary expression
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, untrusted_u32 u2)
{
#ifdef FIXED
	uint32_t n = 0;
	return validate_max(u32, u, 9, &n) ?: validate_equal(u32, u2, n);
#else
	return u == u2;
#endif
}
