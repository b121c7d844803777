// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of text_take() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/text.h>

bool misuse(struct reader *r, untrusted_bytes *line)
{
#ifdef FIXED
	return text_take(r, '\n', line);
#else
	text_take(r, '\n', line);
	return 0;
#endif
}
