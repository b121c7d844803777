// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a view of elements in the sender.?'s byte order
// gcc: E validate_each: be16 lies in memory in the sender.?'s byte order; validate by value, or in place
// clang: E validate_each: be16 lies in memory in the sender.?'s byte order; validate by value, or in place
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const untrusted_u16 *u, const uint16_t **out)
#else
int misuse(const untrusted_be16 *u, const uint16_t **out)
#endif
{
#ifdef FIXED
	return validate_each(NULL, max, u16, u, 4, out, 9);
#else
	return validate_each(NULL, max, be16, u, 4, out, 9);
#endif
}
