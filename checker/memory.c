// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_MIN 8 /* elements */

static void *checked(void *p)
{
	if (p)
		return p;
	fputs("untrusted-check: no memory left\n", stderr);
	exit(2);
}

void *memory(size_t n, size_t size)
{
	return checked(calloc(n ? n : 1, size ? size : 1));
}

void *array_grow(void *array, size_t nr, size_t size)
{
	if (!nr || (nr >= ROOM_MIN && !(nr & (nr - 1))))
		array = checked(
			reallocarray(array, nr ? 2 * nr : ROOM_MIN, size));
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
