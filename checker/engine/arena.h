/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_ARENA_H
#define UNTRUSTED_CHECK_ARENA_H

/**
 * DOC: arena.h, memory of one root
 *
 * What lives as long as the analysis of one function with all it calls comes from
 * an arena that is emptied after it, and keeps its chunks for the next one.
 */

#include <stddef.h>

/**
 * struct arena - starts as {}
 * @chunks: in use, the last one first
 * @used: bytes of that one
 * @spare: chunks of a usual size, to be used again
 */
struct arena {
	struct chunk *chunks;
	size_t used;
	struct chunk *spare;
};

/** arena_alloc() - @size bytes, zeroed, until arena_empty() */
void *arena_alloc(struct arena *arena, size_t size);

/** arena_empty() - nothing of it is in use any more */
void arena_empty(struct arena *arena);

#endif /* UNTRUSTED_CHECK_ARENA_H */
