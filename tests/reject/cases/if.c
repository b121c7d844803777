// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value as a condition
// cell: if(u)
// gcc: E used struct type value where scalar is required
// clang: E statement requires expression of scalar type
#include <untrusted/validate.h>

int misuse(untrusted_u8 u)
{
#ifdef FIXED
	bool set;
	const int ret = validate_bool(u8, u, &set);
	if (ret)
		return ret;
	if (set)
#else
	if (u)
#endif
		return 1;
	return 0;
}
