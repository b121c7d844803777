// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an allocation of an untrusted size
// cell: malloc(u)
// gcc: E incompatible type for argument 1 of 'malloc'
// clang: E passing 'untrusted_size' to parameter of incompatible type
#include <stdlib.h>
#include <untrusted/validate.h>

void *misuse(untrusted_size u)
{
#ifdef FIXED
	size_t n;
	return validate_max(size, u, 4096, &n) ? NULL : malloc(n);
#else
	return malloc(u);
#endif
}
