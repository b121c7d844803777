// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: elements are validated by another tag
// gcc: E validate_each: the elements are not untrusted_u16
// clang: E validate_each: the elements are not untrusted_u16
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const untrusted_u16 *u, const uint16_t **out)
#else
int misuse(const untrusted_u32 *u, const uint16_t **out)
#endif
{
	return validate_each(NULL, max, u16, u, 4, out, 9);
}
