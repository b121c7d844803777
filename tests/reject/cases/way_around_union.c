// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bits are read through a union
// cell: union pun
// gcc: silent
// clang: silent
// fence: checker
#include <untrusted/validate.h>

union both {
	untrusted_u32 u;
	uint32_t x;
};

uint32_t misuse(untrusted_u32 u)
{
	union both both;
	both.u = u;
	return both.x;
}
