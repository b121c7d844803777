// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: text from sysfs is fetched into plain characters
// gcc: E passing argument 3 of .text_fetch. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(const char *buf, size_t count, untrusted_char *text)
#else
int misuse(const char *buf, size_t count, char *text)
#endif
{
	return text_fetch(buf, count, text, 8);
}
