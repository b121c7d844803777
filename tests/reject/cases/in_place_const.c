// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value that is const is made plain in place
// gcc: W initialization discards 'const' qualifier
// clang: W initializing '.*' with an expression of type '.*' discards qualifiers
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 *u, uint32_t **out)
#else
int misuse(const untrusted_u32 *u, uint32_t **out)
#endif
{
	return validate_in_place(max, u32, *u, out, 9);
}
