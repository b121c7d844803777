// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a lower bound of a number is no value of its type
// gcc: E validate_number: -1 is no value of u16
// clang: E validate_number: -1 is no value of u16
#include <untrusted/text.h>

int misuse(untrusted_bytes text, uint16_t *port)
{
#ifdef FIXED
	return validate_number(u16, text, 10, 1, 65535, port);
#else
	return validate_number(u16, text, 10, -1, 65535, port);
#endif
}
