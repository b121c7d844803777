// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: text from sysfs goes to where nobody knows how much fits
// gcc: E validate_text: label is no array of 1 char or more
// clang: E validate_text: label is no array of 1 char or more
#include "../case.h"

struct card {
	char label[16];
};

int misuse(const char *buf, size_t count, struct card *card)
{
#ifdef FIXED
	return validate_text(text_bytes(buf, count), 1, printable, card->label);
#else
	char *const label = card->label;

	return validate_text(text_bytes(buf, count), 1, printable, label);
#endif
}
