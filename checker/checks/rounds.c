// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "common.h"
#include "rounds.h"

static const struct insn *maker_of(const struct block *b,
				   const struct operand *o)
{
	size_t i;

	for (i = b->nr_insns; o->kind == OPERAND_REGISTER && i--;) {
		if (b->insns[i].result == o->number)
			return &b->insns[i];
	}
	return NULL;
}

static const struct insn *last_of(const struct block *b)
{
	return &b->insns[b->nr_insns - 1];
}

/* The constant that this block puts in a variable last: by it a scope is left later. */
static const struct insn *last_mark(const struct block *b,
				    const struct insn *before)
{
	size_t i;

	for (i = 0; i < b->nr_insns; i++) {
		if (b->insns[i].op == OP_STORE &&
		    b->insns[i].operands[0].kind == OPERAND_CONSTANT &&
		    b->insns[i].operands[1].kind == OPERAND_REGISTER)
			before = &b->insns[i];
	}
	return before;
}

/* What "a && b" is where a does not hold: a constant in the block that asks. */
static const unsigned int *way_of_phi(const struct block *b, unsigned int from)
{
	const struct insn *last = last_of(b);
	const struct insn *phi = maker_of(b, &last->operands[0]);
	size_t k;

	for (k = 0; phi && phi->op == OP_PHI && k < phi->nr_blocks; k++) {
		if (phi->blocks[k] == from &&
		    phi->operands[k].kind == OPERAND_CONSTANT)
			return &last->blocks[!phi->operands[k].number];
	}
	return NULL;
}

/* Which way a switch goes over the variable that was marked. */
static const unsigned int *way_of_mark(const struct block *b,
				       const struct insn *mark)
{
	const struct insn *last = last_of(b);
	const struct insn *load = maker_of(b, &last->operands[0]);
	size_t i;

	if (!mark || !load || load->op != OP_LOAD ||
	    load->operands[0].kind != OPERAND_REGISTER ||
	    load->operands[0].number != mark->operands[1].number)
		return NULL;
	for (i = 1; i < last->nr_blocks; i++) {
		if (last->cases[i] == mark->operands[0].number)
			return &last->blocks[i];
	}
	return &last->blocks[0];
}

/* Does the way into @to lead out, with nothing to be decided on it? */
static bool leads_out(const struct function *f, const struct loop *loop,
		      unsigned int from, unsigned int to,
		      const struct insn *mark, unsigned int depth)
{
	const struct block *b = &f->blocks[to];
	const struct insn *last = last_of(b);
	const unsigned int *way = NULL;

	if (!loop->holds[to] || !depth)
		return !loop->holds[to];
	mark = last_mark(b, mark);
	if (last->op == OP_BRANCH && last->nr_blocks == 1)
		way = &last->blocks[0];
	else if (last->op == OP_BRANCH && last->nr_blocks == 2)
		way = way_of_phi(b, from);
	else if (last->op == OP_SWITCH)
		way = way_of_mark(b, mark);
	return way && leads_out(f, loop, to, *way, mark, depth - 1);
}

bool rounds_leave(const struct function *f, const struct loop *loop,
		  const struct insn *insn)
{
	size_t i;

	if (!loop->holds[insn->block])
		return false;
	for (i = 0; i < insn->nr_blocks; i++) {
		if (leads_out(f, loop, insn->block, insn->blocks[i], NULL, 8))
			return true;
	}
	return false;
}

static void add(struct rounds_variables *to, unsigned int variable)
{
	size_t i;

	for (i = 0; i < to->nr; i++) {
		if (to->registers[i] == variable)
			return;
	}
	if (to->nr < ROUNDS_VARIABLES)
		to->registers[to->nr++] = variable;
}

static void made_of(const struct function *f, unsigned int block,
		    const struct operand *o, struct rounds_variables *to,
		    unsigned int depth)
{
	const struct insn *insn = maker_of(&f->blocks[block], o);
	size_t i;

	if (!insn || !depth)
		return;
	if (insn->op == OP_LOAD && insn->operands[0].kind == OPERAND_REGISTER)
		add(to, insn->operands[0].number);
	if (insn->op < OP_OFFSET || insn->op > OP_PHI)
		return;
	for (i = 0; i < insn->nr_operands; i++)
		made_of(f, insn->op == OP_PHI ? insn->blocks[i] : block,
			&insn->operands[i], to, depth - 1);
}

void rounds_made_of(const struct function *f, unsigned int block,
		    const struct operand *o, struct rounds_variables *to)
{
	made_of(f, block, o, to, 6);
}

static bool is_register(const struct operand *o, unsigned int number)
{
	return o->kind == OPERAND_REGISTER && o->number == number;
}

static bool holds(const struct rounds_variables *in, unsigned int variable)
{
	size_t i;

	for (i = 0; i < in->nr; i++) {
		if (in->registers[i] == variable)
			return true;
	}
	return false;
}

enum use { USE_SET, USE_ADDRESS, USE_COMPARED };

static bool is_use(const struct function *f, const struct insn *insn,
		   enum use use, unsigned int variable)
{
	struct rounds_variables from = {};
	size_t i;

	if (use == USE_SET)
		return insn->op == OP_STORE &&
		       is_register(&insn->operands[1], variable);
	if (insn->op != (use == USE_ADDRESS ? OP_LOAD : OP_COMPARE))
		return false;
	for (i = 0; i < insn->nr_operands; i++)
		rounds_made_of(f, insn->block, &insn->operands[i], &from);
	return holds(&from, variable);
}

static bool has_use(const struct function *f, const struct loop *loop,
		    enum use use, unsigned int variable)
{
	size_t i, k;

	for (i = 0; i < f->nr_blocks; i++) {
		const struct block *b = &f->blocks[i];

		for (k = 0; loop->holds[i] && k < b->nr_insns; k++) {
			if (is_use(f, &b->insns[k], use, variable))
				return true;
		}
	}
	return false;
}

bool rounds_carry(const struct function *f, const struct loop *loop,
		  unsigned int variable)
{
	const struct operand o = { .kind = OPERAND_REGISTER,
				   .number = variable };
	const struct insn *insn = maker_of(&f->blocks[0], &o);

	return insn && insn->op == OP_ALLOCA && is_private(f, insn->slot) &&
	       is_live(f, loop->header, insn->slot) &&
	       has_use(f, loop, USE_SET, variable);
}

bool rounds_read_by(const struct function *f, const struct loop *loop,
		    unsigned int variable)
{
	return has_use(f, loop, USE_ADDRESS, variable);
}

bool rounds_compare(const struct function *f, const struct loop *loop,
		    unsigned int variable)
{
	return has_use(f, loop, USE_COMPARED, variable);
}
