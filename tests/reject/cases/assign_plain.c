// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is assigned to a plain one
// cell: u32 x=u
// gcc: E incompatible types when assigning to type
// clang: E assigning to 'uint32_t' .* from incompatible type
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	*out = validate_any(u32, u);
#else
	*out = u;
#endif
	return 0;
}
