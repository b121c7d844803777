// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the base of a number is a variable
// gcc: E validate_number: say the base, 2 to 36: without it 010 is 8 to one program and 10 to the next
// clang: E validate_number: say the base, 2 to 36: without it 010 is 8 to one program and 10 to the next
#include <untrusted/text.h>

int misuse(untrusted_bytes text, uint16_t *port, int base)
{
#ifdef FIXED
	return base == 10 ? validate_number(u16, text, 10, 1, 65535, port) : 1;
#else
	return validate_number(u16, text, base, 1, 65535, port);
#endif
}
