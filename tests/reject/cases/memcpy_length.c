// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a copy of untrusted length
// cell: memcpy(.,.,u)
// gcc: E incompatible type for argument 3 of 'memcpy'
// clang: E passing 'untrusted_size' to parameter of incompatible type
#include <string.h>
#include <untrusted/validate.h>

int misuse(char *to, const char *from, untrusted_size u)
{
#ifdef FIXED
	size_t n = 0;
	const int ret = validate_max(size, u, 16, &n);
	memcpy(to, from, n);
	return ret;
#else
	memcpy(to, from, u);
	return 0;
#endif
}
