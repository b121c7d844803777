// SPDX-License-Identifier: GPL-2.0-only OR MIT
#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"

#define CHUNK_SIZE (1 << 20)

struct chunk {
	struct chunk *next;
	_Alignas(16) char bytes[];
};

static void *checked(void *p)
{
	if (p)
		return p;
	fputs("no memory left\n", stderr);
	exit(1);
}

void *memory(size_t n, size_t size)
{
	return checked(calloc(n ? n : 1, size ? size : 1));
}

void *grow(void *array, size_t n, size_t size)
{
	if (n & (n - 1) || (n && n < 8))
		return array;
	return checked(reallocarray(array, n < 8 ? 8 : 2 * n, size));
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *p;

	size = (size + 15) & ~(size_t)15;
	if (!arena->chunks || arena->used + size > CHUNK_SIZE) {
		struct chunk *c = checked(malloc(
			sizeof(*c) + (size > CHUNK_SIZE ? size : CHUNK_SIZE)));

		c->next = arena->chunks;
		arena->chunks = c;
		arena->used = 0;
	}
	p = memset(arena->chunks->bytes + arena->used, 0, size);
	arena->used += size;
	return p;
}

void arena_empty(struct arena *arena)
{
	while (arena->chunks) {
		struct chunk *c = arena->chunks;

		arena->chunks = c->next;
		free(c);
	}
	arena->used = 0;
}

char *text(const char *format, ...)
{
	va_list args;
	char *s;

	va_start(args, format);
	if (vasprintf(&s, format, args) < 0)
		s = checked(NULL);
	va_end(args);
	return s;
}
