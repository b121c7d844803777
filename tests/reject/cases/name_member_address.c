// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the address of the member is taken
// cell: &u.v
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	const uint32_t *at = NULL;
	if (validate_ref(max, u32, u, &at, 9))
		return 0;
#else
	const uint32_t *at = &u.untrusted_bits;
#endif
	return *at;
}
