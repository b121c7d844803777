// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: text is quoted into an array that is too short to say what was cut
// gcc: E text_quote: out is no array of 32 char or more
// clang: E text_quote: out is no array of 32 char or more
#include <untrusted/user/text.h>

void misuse(untrusted_bytes text, char *first)
{
#ifdef FIXED
	char out[32];

	*first = text_quote(text, out)[1];
#else
	char out[31];

	*first = text_quote(text, out)[1];
#endif
}
