// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value as an operand of &&
// cell: u&&1
// gcc: E invalid operands to binary &&|used .* where scalar is required
// clang: E invalid operands to binary expression
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, bool other)
{
#ifdef FIXED
	bool set = false;
	return validate_bool(u32, u, &set) ?: set && other;
#else
	return u && other;
#endif
}
