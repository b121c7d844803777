// SPDX-License-Identifier: GPL-2.0-only OR MIT

#include "json.h"

#include <stdlib.h>
#include <string.h>

#include "../memory.h"

static json_t *from_latin1(const char *text, size_t length)
{
	char *utf8 = NULL;
	size_t nr = 0;
	json_t *json;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = text[i];

		if (c >= 0x80) {
			utf8 = array_grow(utf8, nr, 1);
			utf8[nr++] = 0xc0 | c >> 6;
			c = 0x80 | (c & 0x3f);
		}
		utf8 = array_grow(utf8, nr, 1);
		utf8[nr++] = c;
	}
	json = json_stringn(utf8, nr);
	free(utf8);
	return json;
}

json_t *json_bytes(const char *text, size_t length)
{
	return json_stringn(text, length) ?: from_latin1(text, length);
}

json_t *json_text(const char *text)
{
	return json_bytes(text, strlen(text));
}
