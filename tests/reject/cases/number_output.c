// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the output of a number has another type
// gcc: E the output out has not the native type of u16
// clang: E the output out has not the native type of u16
#include <untrusted/text.h>

int misuse(untrusted_bytes text)
{
#ifdef FIXED
	uint16_t number, *const out = &number;

	return validate_number(u16, text, 10, 1, 65535, out);
#else
	int number, *const out = &number;

	return validate_number(u16, text, 10, 1, 65535, out);
#endif
}
