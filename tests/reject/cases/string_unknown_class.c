// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a string of a class nobody declared
// gcc: E 'ut_class_shiny' undeclared
// clang: E use of undeclared identifier 'ut_class_shiny'
#include <untrusted/validate.h>

int misuse(const untrusted_char *u, const char **out)
{
#ifdef FIXED
	return validate_string(u, 16, 0, printable, out);
#else
	return validate_string(u, 16, 0, shiny, out);
#endif
}
