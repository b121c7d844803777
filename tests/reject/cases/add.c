// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a sum with an untrusted value
// cell: u+1
// gcc: E invalid operands to binary \+
// clang: E invalid operands to binary expression
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *sum)
{
#ifdef FIXED
	return validate_max(u32, u, 9, sum);
#else
	*sum = u + 1;
	return 0;
#endif
}
