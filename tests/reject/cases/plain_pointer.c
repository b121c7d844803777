// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a plain pointer to an untrusted value
// cell: u32*q=&u
// gcc: W initialization of 'const uint32_t \*'.* from incompatible pointer type
// clang: W incompatible pointer types initializing 'const uint32_t \*'
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	const uint32_t *q = NULL;
	if (validate_ref(max, u32, u, &q, 9))
		return 0;
#else
	const uint32_t *q = &u;
#endif
	return *q;
}
