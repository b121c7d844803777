// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What the result of an instruction is used for.
 *
 * Does a function do anything about the answer of a call? A variable that nobody
 * reads before it is written again, a negation that nothing tests and a branch
 * whose two ways are the same do not count.
 */
#include <stdlib.h>

#include "ir.h"
#include "../memory.h"

struct asking {
	const struct function *f;
	bool *seen; /* of each register */
};

static bool asks(struct asking *a, unsigned int reg);

static bool is_register(const struct operand *o, unsigned int reg)
{
	return o->kind == OPERAND_REGISTER && o->number == reg;
}

static const struct insn *alloca_of(const struct asking *a,
				    const struct operand *o)
{
	size_t i, k;

	for (i = 0; o->kind == OPERAND_REGISTER && i < a->f->nr_blocks; i++) {
		const struct block *b = &a->f->blocks[i];

		for (k = 0; k < b->nr_insns; k++) {
			if (b->insns[k].op == OP_ALLOCA &&
			    b->insns[k].result == o->number)
				return &b->insns[k];
		}
	}
	return NULL;
}

/* Is what was stored read, and something done about it, before it is replaced? */
static bool asks_stored(struct asking *a, const struct insn *store)
{
	const struct operand *to = &store->operands[1];
	const struct insn *variable = alloca_of(a, to);
	unsigned int *blocks,
		n = 0, from = store + 1 - a->f->blocks[store->block].insns;
	bool *queued, asked = false;

	if (!variable || !is_private(a->f, variable->slot))
		return true;
	blocks = memory(a->f->nr_blocks + 1, sizeof(*blocks));
	queued = memory(a->f->nr_blocks, sizeof(*queued));
	blocks[n++] = store->block;
	while (n && !asked) {
		const struct block *b = &a->f->blocks[blocks[--n]];
		const struct insn *last = &b->insns[b->nr_insns - 1];
		size_t i, k;

		for (i = from; i < b->nr_insns; i++) {
			const struct insn *insn = &b->insns[i];

			if (insn->op == OP_STORE &&
			    is_register(&insn->operands[1], to->number))
				break;
			if (insn->op == OP_LOAD &&
			    is_register(&insn->operands[0], to->number) &&
			    asks(a, insn->result)) {
				asked = true;
				break;
			}
		}
		from = 0;
		for (k = 0; i == b->nr_insns && k < last->nr_blocks; k++) {
			if (!queued[last->blocks[k]])
				blocks[n++] = last->blocks[k];
			queued[last->blocks[k]] = true;
		}
	}
	free(blocks);
	free(queued);
	return asked;
}

/* Behind blocks that do nothing. */
static const struct block *way(const struct function *f, unsigned int block)
{
	unsigned int steps;

	for (steps = 0; steps < 8; steps++) {
		const struct block *b = &f->blocks[block];

		if (b->nr_insns != 1 || b->insns[0].op != OP_BRANCH ||
		    b->insns[0].nr_blocks != 1)
			break;
		block = b->insns[0].blocks[0];
	}
	return &f->blocks[block];
}

static bool branches(const struct function *f, const struct insn *insn)
{
	const struct block *to = way(f, insn->blocks[0]);
	size_t i;

	for (i = 1; i < insn->nr_blocks; i++) {
		if (way(f, insn->blocks[i]) != to)
			return true;
	}
	return to->insns[0].op == OP_PHI;
}

static bool asks_by(struct asking *a, const struct insn *insn, size_t operand)
{
	switch (insn->op) {
	case OP_STORE:
		return operand || asks_stored(a, insn);
	case OP_BRANCH:
	case OP_SWITCH:
		return branches(a->f, insn);
	case OP_CALL:
	case OP_ASM:
	case OP_ATOMIC:
	case OP_LOAD:
	case OP_OFFSET:
	case OP_RETURN:
	case OP_OTHER:
		return true;
	default:
		return asks(a, insn->result);
	}
}

static bool asks(struct asking *a, unsigned int reg)
{
	size_t i, k, n;

	if (a->seen[reg])
		return false;
	a->seen[reg] = true;
	for (i = 0; i < a->f->nr_blocks; i++) {
		const struct block *b = &a->f->blocks[i];

		for (k = 0; k < b->nr_insns; k++) {
			for (n = 0; n < b->insns[k].nr_operands; n++) {
				if (is_register(&b->insns[k].operands[n],
						reg) &&
				    asks_by(a, &b->insns[k], n))
					return true;
			}
		}
	}
	return false;
}

bool function_asks(const struct function *f, const struct insn *call)
{
	struct asking a = { .f = f };
	bool answer;

	if (!call->used)
		return false;
	a.seen = memory(f->nr_registers, sizeof(*a.seen));
	answer = asks(&a, call->result);
	free(a.seen);
	return answer;
}

bool function_addresses(const struct function *f, const struct insn *from)
{
	const struct block *b = &f->blocks[from->block];
	const struct insn *insn;
	size_t n;

	for (insn = from + 1; insn < b->insns + b->nr_insns; insn++) {
		for (n = 0; n < insn->nr_operands; n++) {
			if (!is_register(&insn->operands[n], from->result))
				continue;
			if (insn->op == OP_OFFSET && n)
				return true;
			if (insn->op >= OP_ADD && insn->op <= OP_SAME &&
			    insn->op != OP_COMPARE &&
			    function_addresses(f, insn))
				return true;
		}
	}
	return false;
}
