// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of a verb is cast to void
// gcc: W ignoring return value
// clang: silent
// fence: checker, for clang
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_max(u32, u, 9, out);
#else
	(void)validate_max(u32, u, 9, out);
	return 0;
#endif
}
