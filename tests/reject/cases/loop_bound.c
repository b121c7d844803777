// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value as the end of a loop
// cell: for(i<u)
// gcc: E invalid operands to binary <
// clang: E invalid operands to binary expression
#include <untrusted/validate.h>

void step(uint32_t i);
int misuse(untrusted_u32 u)
{
#ifdef FIXED
	uint32_t n = 0;
	const int ret = validate_max(u32, u, 16, &n);
	for (uint32_t i = 0; i < n; i++)
		step(i);
	return ret;
#else
	for (uint32_t i = 0; i < u; i++)
		step(i);
	return 0;
#endif
}
