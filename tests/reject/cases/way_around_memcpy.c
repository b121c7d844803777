// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bits are copied out by memcpy
// cell: memcpy(&x,&u,4)
// gcc: silent
// clang: silent
// fence: checker
#include <string.h>
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
	uint32_t x;
	memcpy(&x, &u, sizeof(x));
	return x;
}
