// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is forged by naming the member
// cell: {.v=5}
// gcc: silent
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

untrusted_u32 misuse(void)
{
#ifdef FIXED
	untrusted_u32 u = untrusted_mark(u32, 5);
#else
	untrusted_u32 u = { .untrusted_bits = 5 };
#endif
	return u;
}
