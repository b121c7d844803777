// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value as the condition of ?:
// cell: u?a:b
// gcc: E used struct type value where scalar is required
// clang: E used type 'untrusted_u8' where arithmetic or pointer type is required
#include <untrusted/validate.h>

int misuse(untrusted_u8 u, int a, int b)
{
#ifdef FIXED
	bool set = false;
	return validate_bool(u8, u, &set) ?: set ? a : b;
#else
	return u ? a : b;
#endif
}
