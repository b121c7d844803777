// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a barred bit-field is read by its name
// cell: bit-field member
// gcc: E 'bits' is unavailable: this value is untrusted
// clang: E 'bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

struct barred {
	unsigned int bits : 3 UT_BAR;
};

struct barred misuse(struct barred b)
{
#ifndef FIXED
	b.bits = 1;
#endif
	return b;
}
