// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: text is copied to a pointer, of which nobody knows the size
// gcc: E validate_text: name is no array of 1 char or more
// clang: E validate_text: name is no array of 1 char or more
#include <untrusted/text.h>

int misuse(untrusted_bytes text, char *to)
{
#ifdef FIXED
	char name[16];
	const int ret = validate_text(text, 1, word, name);

	to[0] = name[0];
	return ret;
#else
	char *const name = to;

	return validate_text(text, 1, word, name);
#endif
}
