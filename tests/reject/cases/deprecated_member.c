// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the fall-back for a gcc without "unavailable"
// cell: u.v with deprecated
// gcc: W 'bits' is deprecated.*validate first
// clang: W 'bits' is deprecated.*validate first
#include <untrusted/validate.h>

struct barred {
	uint32_t bits
		__attribute__((__deprecated__("untrusted: validate first")));
};

struct barred misuse(struct barred b)
{
#ifndef FIXED
	b.bits = 1;
#endif
	return b;
}
