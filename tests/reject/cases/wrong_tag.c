// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value is validated by another tag
// gcc: E incompatible type for argument 1 of 'ut_load_u16'
// clang: E passing 'untrusted_u32' .*to parameter of incompatible type 'untrusted_u16'
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t *out)
#else
int misuse(untrusted_u32 u, uint16_t *out)
#endif
{
#ifdef FIXED
	return validate_max(u32, u, 9, out);
#else
	return validate_max(u16, u, 9, out);
#endif
}
