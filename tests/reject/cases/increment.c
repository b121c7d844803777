// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is counted up
// cell: u+1
// gcc: E wrong type argument to increment
// clang: E cannot increment value of type 'untrusted_u32'
#include <untrusted/validate.h>

void misuse(untrusted_u32 *u)
{
#ifdef FIXED
	*u = untrusted_mark(u32, validate_or(u32, *u, 0, 9, 0) + 1);
#else
	(*u)++;
#endif
}
