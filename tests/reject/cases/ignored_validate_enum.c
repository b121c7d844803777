// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_enum() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

enum color { RED, GREEN };
int misuse(untrusted_u32 u, enum color *out)
{
#ifdef FIXED
	return validate_enum(u32, u, GREEN, out);
#else
	validate_enum(u32, u, GREEN, out);
	return 0;
#endif
}
