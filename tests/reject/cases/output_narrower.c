// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the output is narrower than the tag
// gcc: W passing argument 3 of .* from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t *out)
#else
int misuse(untrusted_u32 u, uint16_t *out)
#endif
{
	return validate_max(u32, u, 9, out);
}
