// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bounds of a number are swapped
// gcc: E validate_number: no value is from 65535 to 1; swap the bounds
// clang: E validate_number: no value is from 65535 to 1; swap the bounds
#include <untrusted/text.h>

int misuse(untrusted_bytes text, uint16_t *port)
{
#ifdef FIXED
	return validate_number(u16, text, 10, 1, 65535, port);
#else
	return validate_number(u16, text, 10, 65535, 1, port);
#endif
}
