// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a view goes into a pointer that may be written through
// gcc: W passing argument 3 of .* from incompatible pointer type
// clang: W discards qualifiers in nested pointer types
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const untrusted_u32 *u, const uint32_t **view)
#else
int misuse(const untrusted_u32 *u, uint32_t **view)
#endif
{
	return validate_ref(max, u32, *u, view, 9);
}
