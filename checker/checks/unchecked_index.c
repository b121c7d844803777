// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An outside value forms an address: too large, below zero, or one too far.
 */
#include "common.h"
#include "index.h"

extern const struct check check_unchecked_index;

/* The variable that a register of this block was loaded from, or NULL. */
static const struct operand *variable_of(const struct block *b,
					 const struct operand *o)
{
	size_t i;

	for (i = b->nr_insns; i--;) {
		const struct insn *insn = &b->insns[i];

		if (o->kind != OPERAND_REGISTER || insn->result != o->number)
			continue;
		if (insn->op == OP_LOAD)
			return &insn->operands[0];
		if (insn->op != OP_ZEXT && insn->op != OP_SEXT)
			return NULL;
		o = &insn->operands[0];
	}
	return NULL;
}

/* "i < n && i < 8": the second test is of the same variable, wherever it stands. */
static bool is_tested(const struct value *p, uint64_t room)
{
	const struct function *f = p->frame->function;
	const struct operand *index = NULL;
	size_t i, k;

	for (i = 1; i < p->insn->nr_operands && !index; i++)
		index = variable_of(&f->blocks[p->insn->block],
				    &p->insn->operands[i]);
	for (i = 0; index && i < f->nr_blocks; i++) {
		const struct block *b = &f->blocks[i];

		for (k = 0; k < b->nr_insns; k++) {
			const struct insn *insn = &b->insns[k];
			const struct operand *of;

			if (insn->op != OP_COMPARE || insn->compare <= CMP_NE ||
			    insn->operands[1].kind != OPERAND_CONSTANT ||
			    insn->operands[1].number > room)
				continue;
			of = variable_of(b, &insn->operands[0]);
			if (of && of->number == index->number)
				return true;
		}
	}
	return false;
}

/* A counter of our own that runs up to a number from outside. */
static void look_at_limit(const struct at *at, const struct value *p)
{
	const struct value *index = p->index;
	const struct fact *f;
	uint64_t room;
	struct range r;
	char *name;

	while (index->a && (index->op == OP_ZEXT || index->op == OP_SEXT))
		index = index->a;
	f = state_known(at->s, index);
	if (!f || !f->limit || index->origin || in_library(at->frame) ||
	    state_upper(at->s, f->limit))
		return;
	room = index_room(at, p);
	r = state_range(at->s, f->limit);
	if (!room || r.uhi <= room || is_tested(p, room) ||
	    index_told(at, &check_unchecked_index, f->limit))
		return;
	name = name_of(f->limit);
	FOUND(at, "unchecked-index", f->limit,
	      "validate_max() against the length of the array first",
	      "%s comes from outside and is where a loop over an array ends: "
	      "nobody asked whether it is too large",
	      name);
	free(name);
}

/* One beyond the end may be pointed to, and not be read. */
static void access(const struct at *at, const struct value *p,
		   const struct value *v)
{
	uint64_t limit;
	char *name;

	(void)v;
	if (!p->index || !p->anywhere)
		return;
	look_at_limit(at, p);
	if (index_look(at, p, p->index, p->scale, p->bound, &limit) !=
		    INDEX_ONE_OFF ||
	    index_told(at, &check_unchecked_index, p->index))
		return;
	name = name_of(p->index);
	FOUND(at, "unchecked-index", p->index,
	      "validate_index() bounds and masks it in one act",
	      "%s comes from outside and forms an address: the test lets "
	      "%llu pass, and there are %llu",
	      name, (unsigned long long)state_range(at->s, p->index).uhi,
	      (unsigned long long)limit);
	free(name);
}

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	const char *wrong;
	uint64_t limit;
	char *name;

	switch (index_look(at, base, index, scale, bound, &limit)) {
	case INDEX_UNBOUND:
		wrong = "nobody asked whether it is too large";
		break;
	case INDEX_NEGATIVE:
		wrong = "it may be negative";
		break;
	default:
		return;
	}
	if (index_told(at, &check_unchecked_index, index))
		return;
	name = name_of(index);
	FOUND(at, "unchecked-index", index,
	      "validate_index() bounds and masks it in one act",
	      "%s comes from outside and forms an address: %s", name, wrong);
	free(name);
}

const struct check check_unchecked_index = {
	.name = "unchecked-index",
	.index = indexed,
	.load = access,
	.store = access,
};
