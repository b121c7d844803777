// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value cast to a plain type
// cell: (u32)u
// gcc: E aggregate value used where an integer was expected
// clang: E operand of type 'untrusted_u32' where arithmetic or pointer type is required
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	return validate_or(u32, u, 0, 9, 0);
#else
	return (uint32_t)u;
#endif
}
