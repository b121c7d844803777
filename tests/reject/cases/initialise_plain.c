// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value becomes a plain one
// cell: u32 x=u
// gcc: E incompatible types when initializing type
// clang: E initializing 'uint32_t' .* with an expression of incompatible type
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	uint32_t x = validate_any(u32, u);
#else
	uint32_t x = u;
#endif
	*out = x;
	return 0;
}
