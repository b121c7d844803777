// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that u16 does not hold
// gcc: E validate_flags: 0x10000 is no value of u16
// clang: E validate_flags: 0x10000 is no value of u16
#include <untrusted/validate.h>

int misuse(untrusted_u16 u, uint16_t *out)
{
#ifdef FIXED
	return validate_flags(u16, u, 0x8000, out);
#else
	return validate_flags(u16, u, 0x10000, out);
#endif
}
