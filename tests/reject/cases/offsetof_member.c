// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the member is named in offsetof
// cell: offsetof(u,v)
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted
// clang: silent
#include <untrusted/validate.h>

size_t misuse(void)
{
#ifdef FIXED
	return 0;
#else
	return offsetof(untrusted_u32, untrusted_bits);
#endif
}
