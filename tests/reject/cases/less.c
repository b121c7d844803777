// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value compared with a number
// cell: u<5
// gcc: E invalid operands to binary <
// clang: E invalid operands to binary expression
#include <untrusted/validate.h>

int misuse(untrusted_u32 u)
{
#ifdef FIXED
	uint32_t n;
	return validate_max(u32, u, 4, &n);
#else
	return u < 5;
#endif
}
