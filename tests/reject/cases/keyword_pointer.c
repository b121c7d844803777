// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the words are a pointer, of which nobody knows how many
// gcc: E validate_keyword: list is a pointer; give the array itself, whose length is the bound
// clang: E validate_keyword: list is a pointer; give the array itself, whose length is the bound
#include <untrusted/text.h>

static const char *const words[] = { "on", "off" };

int misuse(untrusted_bytes text, size_t *which)
{
#ifdef FIXED
	return validate_keyword(text, words, which);
#else
	const char *const *const list = words;

	return validate_keyword(text, list, which);
#endif
}
