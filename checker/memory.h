/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_MEMORY_H
#define UNTRUSTED_CHECK_MEMORY_H

/**
 * DOC: memory.h, memory and text
 *
 * Where there is no memory the process says so and exits with status 2; the driver
 * reports a file whose analysis ended so as not analysed. The caller frees what it
 * gets, or keeps it until the process ends.
 */

#include <stddef.h>

/** memory() - @n elements of @size bytes each, zeroed; at least one byte */
void *memory(size_t n, size_t size);

/**
 * array_grow() - an array with room for one more element
 * @array: from array_grow(), or NULL
 * @nr: elements in use; the array grows at powers of two, so that no capacity needs
 *	to be kept
 * @size: bytes of an element
 *
 * Return: the array, moved perhaps; the new element is zeroed.
 */
void *array_grow(void *array, size_t nr, size_t size);

/** text_copy() - a copy of @text, which may be NULL: then so is the copy */
char *text_copy(const char *text);

/** text_print() - what printf() would print */
char *text_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif /* UNTRUSTED_CHECK_MEMORY_H */
