// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_number() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/text.h>

int misuse(untrusted_bytes text, uint16_t *port)
{
#ifdef FIXED
	return validate_number(u16, text, 10, 1, 65535, port);
#else
	validate_number(u16, text, 10, 1, 65535, port);
	return 0;
#endif
}
