// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is initialised by {0}
// cell: {0}
// gcc: silent
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

untrusted_u32 misuse(void)
{
#ifdef FIXED
	untrusted_u32 u = {};
#else
	untrusted_u32 u = { 0 };
#endif
	return u;
}
