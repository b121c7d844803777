// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is printed
// cell: printf("%u",u)
// gcc: W format '%u' expects argument of type 'unsigned int'
// clang: W format specifies type 'unsigned int' but the argument has type 'untrusted_u32'
#include <stdio.h>
#include <untrusted/validate.h>

int misuse(untrusted_u32 u)
{
#ifdef FIXED
	uint32_t n = 0;
	return validate_max(u32, u, 9, &n) ?: printf("%u", n);
#else
	return printf("%u", u);
#endif
}
