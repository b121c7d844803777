// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: {} zeroes and forges nothing: it is the documented way
// cell: {}
// gcc: silent
// clang: silent
#include <untrusted/validate.h>

untrusted_u32 misuse(void)
{
	untrusted_u32 u = {};
	return u;
}
