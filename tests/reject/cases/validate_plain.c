// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a plain value is validated
// gcc: E incompatible type for argument 1 of 'ut_load_u32'
// clang: E passing 'uint32_t' .*to parameter of incompatible type 'untrusted_u32'
#include <untrusted/validate.h>

int misuse(uint32_t u, uint32_t *out)
{
#ifdef FIXED
	return validate_max(u32, untrusted_mark(u32, u), 9, out);
#else
	return validate_max(u32, u, 9, out);
#endif
}
