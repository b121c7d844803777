// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_bool() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, bool *out)
{
#ifdef FIXED
	return validate_bool(u32, u, out);
#else
	validate_bool(u32, u, out);
	return 0;
#endif
}
