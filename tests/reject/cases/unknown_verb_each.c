// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a verb that has no element-wise form
// gcc: E ut_each_index_uint|implicit declaration|undeclared
// clang: E undeclared
#include <untrusted/validate.h>

int misuse(const untrusted_u32 *u, const uint32_t **out)
{
#ifdef FIXED
	return validate_each(NULL, max, u32, u, 4, out, 8);
#else
	return validate_each(NULL, index, u32, u, 4, out, 9);
#endif
}
