// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value negated
// cell: !u
// gcc: E wrong type argument to unary exclamation mark
// clang: E invalid argument type 'untrusted_u32'
#include <untrusted/validate.h>

int misuse(untrusted_u32 u)
{
#ifdef FIXED
	return validate_zero(u32, u);
#else
	return !u;
#endif
}
