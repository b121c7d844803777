// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a number from sysfs goes into an integer of another type
// gcc: E the output limit has not the native type of u32
// clang: E the output limit has not the native type of u32
#include "../case.h"

#ifdef FIXED
int misuse(const char *buf, size_t count, u32 *limit)
#else
int misuse(const char *buf, size_t count, u16 *limit)
#endif
{
	return validate_number(u32, text_bytes(buf, count), 10, 1, 99, limit);
}
