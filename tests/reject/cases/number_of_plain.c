// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a number is read from plain text
// gcc: E incompatible type for argument 1 of 'ut_number'
// clang: E passing 'const char \*const' to parameter of incompatible type
#include <untrusted/text.h>

int misuse(uint16_t *port, untrusted_bytes text)
{
#ifdef FIXED
	return validate_number(u16, text, 10, 1, 65535, port);
#else
	const char *const plain = text.len ? "80" : "81";

	return validate_number(u16, plain, 10, 1, 65535, port);
#endif
}
