// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value passed where a plain one is taken
// cell: take(u)
// gcc: E incompatible type for argument 1 of 'take'
// clang: E passing 'untrusted_u32' to parameter of incompatible type
#include <untrusted/validate.h>

void take(uint32_t n);
int misuse(untrusted_u32 u)
{
#ifdef FIXED
	uint32_t n = 0;
	const int ret = validate_max(u32, u, 9, &n);
	take(n);
	return ret;
#else
	take(u);
	return 0;
#endif
}
