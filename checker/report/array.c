// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "array.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *p)
{
	if (p)
		return p;
	fputs("untrusted-check: no memory left for the report\n", stderr);
	exit(2);
}

/* Grows when @nr is a power of two, so that no capacity needs to be kept. */
void *array_grow(void *array, size_t nr, size_t size)
{
	if (!(nr & (nr - 1))) {
		size_t room = nr ? 2 * nr : 1;

		array = checked(reallocarray(array, room, size));
	}
	memset((char *)array + nr * size, 0, size);
	return array;
}

char *text_copy(const char *text)
{
	return text ? checked(strdup(text)) : NULL;
}

char *text_print(const char *format, ...)
{
	va_list args;
	char *text;
	int length;

	va_start(args, format);
	length = vasprintf(&text, format, args);
	va_end(args);
	return checked(length < 0 ? NULL : text);
}
