// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Which variables may still be read behind the start of a block. What nobody reads
 * any more keeps no states apart. A variable whose address is used for anything but a
 * load or a store is always live.
 */
#include <stdlib.h>
#include <string.h>

#include "ir.h"
#include "../memory.h"

struct liveness {
	struct function *f;
	unsigned int *slots; /* register -> slot, from 1 */
	size_t words;
	uint64_t *uses; /* of each block: read before it is written */
	uint64_t *kills; /* written first */
};

static void mark(uint64_t *bits, unsigned int slot)
{
	bits[slot / 64] |= 1ULL << slot % 64;
}

static bool marked(const uint64_t *bits, unsigned int slot)
{
	return bits[slot / 64] >> slot % 64 & 1;
}

static unsigned int slot_of(const struct liveness *l, const struct operand *o)
{
	return o->kind == OPERAND_REGISTER ? l->slots[o->number] : 0;
}

static void number_slots(struct liveness *l)
{
	struct function *f = l->f;
	size_t i, k;

	for (i = 0; i < f->nr_blocks; i++) {
		for (k = 0; k < f->blocks[i].nr_insns; k++) {
			struct insn *insn = &f->blocks[i].insns[k];

			if (insn->op == OP_ALLOCA) {
				insn->slot = ++f->nr_slots;
				l->slots[insn->result] = insn->slot;
			}
		}
	}
}

static void look_at(struct liveness *l, const struct insn *insn, uint64_t *uses,
		    uint64_t *kills)
{
	size_t i;

	for (i = 0; i < insn->nr_operands; i++) {
		const unsigned int slot = slot_of(l, &insn->operands[i]);

		if (!slot)
			continue;
		if (insn->op == OP_LOAD && !marked(kills, slot))
			mark(uses, slot);
		else if (insn->op == OP_STORE && i == 1)
			mark(kills, slot);
		else if (insn->op != OP_LOAD)
			mark(l->f->always_live, slot);
	}
}

static bool flow_back(struct liveness *l, size_t block)
{
	const struct block *b = &l->f->blocks[block];
	const struct insn *last = &b->insns[b->nr_insns - 1];
	uint64_t *live = l->f->live + block * l->words;
	bool changed = false;
	size_t i, w;

	for (w = 0; w < l->words; w++) {
		uint64_t out = 0, in;

		for (i = 0; i < last->nr_blocks; i++)
			out |= l->f->live[last->blocks[i] * l->words + w];
		in = l->uses[block * l->words + w] |
		     (out & ~l->kills[block * l->words + w]);
		changed |= in != live[w];
		live[w] = in;
	}
	return changed;
}

void function_liveness(struct function *f)
{
	struct liveness l = { .f = f };
	bool changed = true;
	size_t i, k;

	l.slots = memory(f->nr_registers, sizeof(*l.slots));
	number_slots(&l);
	l.words = f->nr_slots / 64 + 1;
	f->live_words = l.words;
	f->live = memory(f->nr_blocks * l.words, sizeof(*f->live));
	f->always_live = memory(l.words, sizeof(*f->always_live));
	l.uses = memory(f->nr_blocks * l.words, sizeof(*l.uses));
	l.kills = memory(f->nr_blocks * l.words, sizeof(*l.kills));
	for (i = 0; i < f->nr_blocks; i++) {
		for (k = 0; k < f->blocks[i].nr_insns; k++)
			look_at(&l, &f->blocks[i].insns[k],
				l.uses + i * l.words, l.kills + i * l.words);
	}
	while (changed) {
		changed = false;
		for (i = f->nr_blocks; i--;)
			changed |= flow_back(&l, i);
	}
	free(l.uses);
	free(l.kills);
	free(l.slots);
}

bool is_live(const struct function *f, unsigned int block, unsigned int slot)
{
	return !slot || marked(f->always_live, slot) ||
	       marked(f->live + block * f->live_words, slot);
}

bool is_private(const struct function *f, unsigned int slot)
{
	return slot && !marked(f->always_live, slot);
}
