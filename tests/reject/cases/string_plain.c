// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: plain text is validated as a string
// gcc: W passing argument 1 of 'ut_string' from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const untrusted_char *u, const char **out)
#else
int misuse(const char *u, const char **out)
#endif
{
	return validate_string(u, 16, 0, printable, out);
}
