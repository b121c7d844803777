// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a condition that nobody tested is to be proven
// gcc: E 'ut_unproven' declared with attribute error: prove: the optimiser cannot show this; validate the value in this function, or test it
// clang: E ut_unproven'? declared with 'error' attribute: prove: the optimiser cannot show this; validate the value in this function, or test it
// flags: -O2
#include <untrusted/bounded.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
	uint32_t i = 0;
#ifdef FIXED
	const int ret = validate_max(u32, u, 15, &i);
#else
	const int ret = validate_max(u32, u, 16, &i);
#endif
	if (ret)
		return ret;
	prove(i < 16);
	*out = i;
	return 0;
}
