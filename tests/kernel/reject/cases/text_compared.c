// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a byte of the text is looked at
// gcc: E invalid operands to binary ==
// clang: E invalid operands to binary expression
#include "../case.h"

int misuse(const char *buf, size_t count)
{
	const untrusted_bytes text = text_bytes(buf, count);
#ifdef FIXED
	static const char *const words[] = { "1" };
	size_t which;

	return validate_keyword(text, words, &which);
#else
	return text.len == 1 && *text.ptr == '1';
#endif
}
