// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: validate_bool() into an integer
// gcc: E validate_bool: the output is not a bool
// clang: E validate_bool: the output is not a bool
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u8 u, bool *out)
#else
int misuse(untrusted_u8 u, uint8_t *out)
#endif
{
	return validate_bool(u8, u, out);
}
