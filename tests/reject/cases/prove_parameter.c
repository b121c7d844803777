// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a condition on a parameter is to be proven
// gcc: E 'ut_unproven' declared with attribute error: prove: the optimiser cannot show this
// clang: E ut_unproven'? declared with 'error' attribute: prove: the optimiser cannot show this
// flags: -O2
#include <untrusted/bounded.h>

int misuse(uint32_t i)
{
#ifdef FIXED
	if (i >= 16)
		return -EINVAL;
#endif
	prove(i < 16);
	return (int)i;
}
