// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bits are read through a cast pointer
// cell: *(u32*)&u
// gcc: silent
// clang: silent
// fence: checker
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
	return *(const uint32_t *)&u;
}
