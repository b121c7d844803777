// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "arena.h"

#include <stdlib.h>
#include <string.h>

#include "../memory.h"

#define CHUNK_SIZE (1 << 20)

struct chunk {
	struct chunk *next;
	size_t size;
	_Alignas(16) char bytes[];
};

static struct chunk *take_chunk(struct arena *arena, size_t size)
{
	struct chunk *c = arena->spare;

	if (size <= CHUNK_SIZE && c) {
		arena->spare = c->next;
		return c;
	}
	if (size < CHUNK_SIZE)
		size = CHUNK_SIZE;
	c = memory(1, sizeof(*c) + size);
	c->size = size;
	return c;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct chunk *c = arena->chunks;
	void *p;

	size = (size + 15) & ~(size_t)15;
	if (!c || arena->used + size > c->size) {
		c = take_chunk(arena, size);
		c->next = arena->chunks;
		arena->chunks = c;
		arena->used = 0;
	}
	p = memset(c->bytes + arena->used, 0, size);
	arena->used += size;
	return p;
}

void arena_empty(struct arena *arena)
{
	while (arena->chunks) {
		struct chunk *c = arena->chunks;

		arena->chunks = c->next;
		if (c->size != CHUNK_SIZE) {
			free(c);
			continue;
		}
		c->next = arena->spare;
		arena->spare = c;
	}
	arena->used = 0;
}
