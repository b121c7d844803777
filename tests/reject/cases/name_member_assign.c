// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the member is written by its name
// cell: u.v=5
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

void misuse(untrusted_u32 *u)
{
#ifdef FIXED
	*u = untrusted_mark(u32, 5);
#else
	u->untrusted_bits = 5;
#endif
}
