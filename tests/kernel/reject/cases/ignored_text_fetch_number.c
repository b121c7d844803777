// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of text_fetch_number() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const char *buf, size_t count, untrusted_u32 *out)
{
#ifdef FIXED
	return text_fetch_number(u32, buf, count, 0, out);
#else
	text_fetch_number(u32, buf, count, 0, out);
	return 0;
#endif
}
