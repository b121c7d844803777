// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a number is quoted to a pointer
// gcc: E text_quote_number: out is no array of 32 char or more
// clang: E text_quote_number: out is no array of 32 char or more
#include <untrusted/user/text.h>

void misuse(untrusted_u32 u, char *out, char *first)
{
#ifdef FIXED
	char own[32];

	*out = *first = text_quote_number(u32, u, own)[0];
#else
	*first = text_quote_number(u32, u, out)[0];
#endif
}
