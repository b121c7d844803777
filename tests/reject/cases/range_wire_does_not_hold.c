// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bound that be16 does not hold
// gcc: E validate_range: 0x10000 is no value of be16
// clang: E validate_range: 0x10000 is no value of be16
#include <untrusted/validate.h>

int misuse(untrusted_be16 u, uint16_t *out)
{
#ifdef FIXED
	return validate_range(be16, u, 0, 0xffff, out);
#else
	return validate_range(be16, u, 0, 0x10000, out);
#endif
}
