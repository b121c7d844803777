// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_string() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(const untrusted_char *u, const char **out)
{
#ifdef FIXED
	return validate_string(u, 9, 1, word, out);
#else
	validate_string(u, 9, 1, word, out);
	return 0;
#endif
}
