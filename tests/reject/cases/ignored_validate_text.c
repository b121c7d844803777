// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_text() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/text.h>

int misuse(untrusted_bytes text, char (*name)[16])
{
#ifdef FIXED
	return validate_text(text, 1, word, *name);
#else
	validate_text(text, 1, word, *name);
	return 0;
#endif
}
