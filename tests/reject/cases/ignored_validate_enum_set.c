// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_enum_set() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

enum color { RED, GREEN };
int misuse(untrusted_u32 u, enum color *out)
{
#ifdef FIXED
	return validate_enum_set(u32, u, 3, out);
#else
	validate_enum_set(u32, u, 3, out);
	return 0;
#endif
}
