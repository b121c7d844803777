// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Which blocks go round: behind each jump back, what reaches it from where it leads.
 */
#include <stdlib.h>

#include "ir.h"
#include "../memory.h"

static const struct insn *last_of(const struct function *f, unsigned int block)
{
	const struct block *b = &f->blocks[block];

	return &b->insns[b->nr_insns - 1];
}

static bool leads_to(const struct function *f, unsigned int from,
		     unsigned int to)
{
	const struct insn *last = last_of(f, from);
	size_t i;

	for (i = 0; i < last->nr_blocks; i++) {
		if (last->blocks[i] == to)
			return true;
	}
	return false;
}

/* Jumps back to the same block are one loop. */
static struct loop *loop_at(struct function *f, unsigned int header)
{
	struct loop *l;
	size_t i;

	for (i = 0; i < f->nr_loops; i++) {
		if (f->loops[i].header == header)
			return &f->loops[i];
	}
	f->loops = array_grow(f->loops, f->nr_loops, sizeof(*l));
	l = &f->loops[f->nr_loops++];
	*l = (struct loop){ .header = header,
			    .holds = memory(f->nr_blocks, sizeof(bool)) };
	l->holds[header] = true;
	return l;
}

static void collect(const struct function *f, struct loop *l, unsigned int from)
{
	unsigned int *blocks = memory(f->nr_blocks + 1, sizeof(*blocks));
	unsigned int n = 0, i;

	if (!l->holds[from]) {
		l->holds[from] = true;
		blocks[n++] = from;
	}
	while (n) {
		const unsigned int at = blocks[--n];

		for (i = 0; i < f->nr_blocks; i++) {
			if (l->holds[i] || !leads_to(f, i, at))
				continue;
			l->holds[i] = true;
			blocks[n++] = i;
		}
	}
	free(blocks);
}

void function_loops(struct function *f)
{
	unsigned int i;
	size_t k;

	for (i = 0; i < f->nr_blocks; i++) {
		const struct insn *last = last_of(f, i);

		for (k = 0; k < last->nr_blocks; k++) {
			const unsigned int to = last->blocks[k];

			if (f->blocks[to].order <= f->blocks[i].order)
				collect(f, loop_at(f, to), i);
		}
	}
}
