// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A function calls itself with what it read from outside, and nothing counts how
 * deep: a circle, or a long enough chain, exhausts the stack.
 */
#include "common.h"

static bool is_register(const struct operand *o, unsigned int number)
{
	return o->kind == OPERAND_REGISTER && o->number == number;
}

static const struct insn *maker_of(const struct block *b,
				   const struct operand *o)
{
	size_t i;

	for (i = 0; i < b->nr_insns; i++) {
		if (is_register(o, b->insns[i].result))
			return &b->insns[i];
	}
	return NULL;
}

static bool is_counted(const struct block *b, const struct operand *o)
{
	const struct insn *insn = maker_of(b, o);

	return insn && (insn->op == OP_ADD || insn->op == OP_SUB) &&
	       insn->operands[1].kind == OPERAND_CONSTANT;
}

/* v->depth++ */
static bool is_counter(const struct block *b, const struct insn *store)
{
	const struct operand *to = &store->operands[1];
	const struct insn *sum = maker_of(b, &store->operands[0]);
	const struct insn *at = maker_of(b, to);
	const struct insn *from = sum && is_counted(b, &store->operands[0]) ?
					  maker_of(b, &sum->operands[0]) :
					  NULL;

	return from && from->op == OP_LOAD && at && at->op != OP_ALLOCA &&
	       is_register(&from->operands[0], (unsigned int)to->number);
}

/* A number of ours goes down with it, as an argument or in memory. */
static bool counts(const struct function *f, const struct insn *call)
{
	size_t i, k;

	for (i = 0; i < call->nr_operands; i++) {
		if (is_counted(&f->blocks[call->block], &call->operands[i]))
			return true;
	}
	for (i = 0; i < f->nr_blocks; i++) {
		const struct block *b = &f->blocks[i];

		for (k = 0; k < b->nr_insns; k++) {
			if (b->insns[k].op == OP_STORE &&
			    is_counter(b, &b->insns[k]))
				return true;
		}
	}
	return false;
}

static const struct frame *above(const struct frame *frame,
				 const struct function *f)
{
	while (frame && frame->function != f)
		frame = frame->caller;
	return frame;
}

static void call(const struct at *at)
{
	const struct frame *top = above(at->frame, at->insn->function);
	const struct frame *frame;
	const struct insn *insn = at->insn;
	const struct value *outside = NULL;
	size_t i;
	char *name;

	if (!at->insn->function || !top || in_library(at->frame))
		return;
	for (i = 0; i < at->insn->nr_operands; i++) {
		const struct value *v = argument_of(at, i);

		if (is_outside_value(v) && v->kind != VALUE_CONSTANT)
			outside = v;
	}
	if (!outside)
		return;
	for (frame = at->frame;; insn = frame->call, frame = frame->caller) {
		if (counts(frame->function, insn))
			return;
		if (frame == top)
			break;
	}
	name = name_of(outside);
	FOUND(at, "unchecked-depth", outside,
	      "count how deep, and refuse more; or go round in a loop",
	      "%s comes from outside and says how deep %s() calls itself: "
	      "nothing else does",
	      name, at->insn->callee);
	free(name);
}

const struct check check_unchecked_depth = {
	.name = "unchecked-depth",
	.call = call,
};
