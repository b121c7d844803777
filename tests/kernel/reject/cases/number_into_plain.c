// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a number from sysfs is fetched into a plain integer
// gcc: E passing argument 4 of .ut_text_number_u32. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(const char *buf, size_t count, untrusted_u32 *limit)
#else
int misuse(const char *buf, size_t count, u32 *limit)
#endif
{
	return text_fetch_number(u32, buf, count, 0, limit);
}
