// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bits are read through void *
// cell: void*q=&u
// gcc: silent
// clang: silent
// fence: checker
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
	const void *q = &u;
	const uint32_t *x = q;
	return *x;
}
