// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an enumerator into a bool
// gcc: E validate_enum: the output cannot hold 0 to 1
// clang: E validate_enum: the output cannot hold 0 to 1
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint8_t *out)
#else
int misuse(untrusted_u32 u, bool *out)
#endif
{
	return validate_enum(u32, u, 1, out);
}
