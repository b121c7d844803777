// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an optional range that leaves no value for none
// gcc: E BOUNDED_OPTIONAL.byte.: u8 has no value left for none
// clang: E BOUNDED_OPTIONAL.byte.: u8 has no value left for none
#include <untrusted/bounded.h>

#ifdef FIXED
BOUNDED_OPTIONAL(byte, u8, 0, 254);
#else
BOUNDED_OPTIONAL(byte, u8, 0, 255);
#endif
bounded_byte misuse(bounded_byte b)
{
	return b;
}
