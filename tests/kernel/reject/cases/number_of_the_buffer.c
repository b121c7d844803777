// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a number is read from the buffer of sysfs, whose end is not said
// gcc: E incompatible type for argument 1 of .ut_number.
// clang: E passing 'const char \*' to parameter of incompatible type
#include "../case.h"

int misuse(const char *buf, size_t count, u32 *limit)
{
#ifdef FIXED
	return validate_number(u32, text_bytes(buf, count), 10, 1, 99, limit);
#else
	return validate_number(u32, buf, 10, 1, 99, limit);
#endif
}
