// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value added to a pointer
// cell: p+u
// gcc: E invalid operands to binary \+
// clang: E invalid operands to binary expression
#include <untrusted/validate.h>

int misuse(const char *p, untrusted_u32 u, const char **at)
{
#ifdef FIXED
	uint32_t i = 0;
	const int ret = validate_index(u32, u, 16, &i);
	*at = p + i;
	return ret;
#else
	*at = p + u;
	return 0;
#endif
}
