// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a plain pointer parameter given an untrusted buffer
// cell: u32*q=&u
// gcc: W passing argument 1 of 'take' from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/validate.h>

void take(const uint32_t *at);
void misuse(const untrusted_u32 *u)
{
#ifdef FIXED
	const uint32_t *at;
	if (!validate_each(NULL, max, u32, u, 1, &at, 9))
		take(at);
#else
	take(u);
#endif
}
