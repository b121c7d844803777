// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an enumerator of a set into a bool
// gcc: E validate_enum_set: the output is a bool; use validate_bool
// clang: E validate_enum_set: the output is a bool; use validate_bool
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, int *out)
#else
int misuse(untrusted_u32 u, bool *out)
#endif
{
	return validate_enum_set(u32, u, 5, out);
}
