// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of text_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const char *buf, size_t count, untrusted_char *text)
{
#ifdef FIXED
	return text_fetch(buf, count, text, 8);
#else
	text_fetch(buf, count, text, 8);
	return 0;
#endif
}
