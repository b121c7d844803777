// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the base of a number is left to its text
// gcc: E validate_number: say the base, 2 to 36: without it 010 is 8 to one program and 10 to the next
// clang: E validate_number: say the base, 2 to 36: without it 010 is 8 to one program and 10 to the next
#include <untrusted/text.h>

int misuse(untrusted_bytes text, uint16_t *port)
{
#ifdef FIXED
	return validate_number(u16, text, 10, 1, 65535, port);
#else
	return validate_number(u16, text, 0, 1, 65535, port);
#endif
}
