// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_keyword() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/text.h>

static const char *const words[] = { "on", "off" };

int misuse(untrusted_bytes text, size_t *which)
{
#ifdef FIXED
	return validate_keyword(text, words, which);
#else
	validate_keyword(text, words, which);
	return 0;
#endif
}
