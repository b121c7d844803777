// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound of a type that holds more than the tag
// gcc: E validate_max: n is no value of u16, or its type has others too; untrusted_widen.. the value, or cast the bound
// clang: E validate_max: n is no value of u16, or its type has others too; untrusted_widen.. the value, or cast the bound
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u16 u, uint8_t n, uint16_t *out)
#else
int misuse(untrusted_u16 u, uint32_t n, uint16_t *out)
#endif
{
	return validate_max(u16, u, n, out);
}
