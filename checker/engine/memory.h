/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_MEMORY_H
#define UNTRUSTED_CHECK_MEMORY_H

/**
 * DOC: memory.h, memory and text of the analysis
 *
 * The analysis of a file is a process of its own: what lives as long as the
 * analysis of one function comes from an arena that is emptied after it, what
 * lives longer is never freed. Where there is no memory the process says so and
 * exits; the driver reports the file as not analysed.
 */

#include <stddef.h>

struct arena {
	struct chunk *chunks;
	size_t used; /* bytes of the first chunk */
};

/**
 * arena_alloc() - zeroed memory until arena_empty()
 * @arena: starts as {}
 * @size: bytes
 */
void *arena_alloc(struct arena *arena, size_t size);
void arena_empty(struct arena *arena);

/** memory() - zeroed memory that the caller frees, or nobody */
void *memory(size_t n, size_t size);

/**
 * grow() - an array with room for one more element
 * @array: from grow() or NULL
 * @n: elements in use
 * @size: bytes of an element
 *
 * Doubles at powers of two. Return: the array, moved perhaps.
 */
void *grow(void *array, size_t n, size_t size);

/** text() - as asprintf(), and never fails */
char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif /* UNTRUSTED_CHECK_MEMORY_H */
