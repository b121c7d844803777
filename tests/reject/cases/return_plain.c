// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is returned as a plain one
// cell: return u
// gcc: E incompatible types when returning type
// clang: E returning 'untrusted_u32' from a function with incompatible result type
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	return validate_or(u32, u, 0, 9, 0);
#else
	return u;
#endif
}
