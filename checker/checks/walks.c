// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "common.h"
#include "index.h"
#include "walks.h"

/**
 * struct set - a variable that a loop carries is set to what outside says
 * @frame: the context
 * @loop: of its function
 * @insn: where
 * @variable: which
 * @value: from outside
 * @moves: some time it was made of what the variable was before
 */
struct set {
	const struct frame *frame;
	const struct loop *loop;
	const struct insn *insn;
	unsigned int variable;
	const struct value *value;
	bool moves;
};

/**
 * struct fill - memory is written where a variable says that a loop carries
 * @frame: the context
 * @loop: of its function
 * @insn: where
 * @to: the memory
 * @room: its bytes
 */
struct fill {
	const struct frame *frame;
	const struct loop *loop;
	const struct insn *insn;
	const struct value *to;
	uint64_t room;
};

static struct set *sets;
static size_t nr_sets;
static struct fill *fills;
static size_t nr_fills;
static const struct object **ended;
static size_t nr_ended;

bool walks_move(const struct value *v, unsigned int depth)
{
	return v && depth &&
	       (v->step || walks_move(v->a, depth - 1) ||
		walks_move(v->b, depth - 1) ||
		walks_move(v->index, depth - 1) ||
		walks_move(v->base, depth - 1) ||
		walks_move(v->latest, depth - 1));
}

static void add_set(const struct at *at, const struct loop *loop,
		    unsigned int variable, const struct value *from,
		    const struct value *v)
{
	size_t i;

	for (i = 0; i < nr_sets; i++) {
		if (sets[i].frame == at->frame && sets[i].insn == at->insn &&
		    sets[i].loop == loop)
			break;
	}
	if (i == nr_sets) {
		sets = array_grow(sets, nr_sets, sizeof(*sets));
		sets[nr_sets++] = (struct set){ at->frame, loop, at->insn,
						variable,  from, false };
	}
	sets[i].moves |= walks_move(v, 6);
	sets[i].value = from;
}

static void look_at_set(const struct at *at, const struct loop *loop,
			const struct value *v)
{
	const struct value *from = v->kind == VALUE_POINTER ? v->index : v;
	const struct operand *to = &at->insn->operands[1];

	if (is_outside_value(from) && to->kind == OPERAND_REGISTER &&
	    rounds_carry(at->frame->function, loop, to->number))
		add_set(at, loop, to->number, from, v);
}

/* Bytes behind a pointer into memory of ours; 0 if nobody says. */
static uint64_t room_at(const struct at *at, const struct value *p)
{
	const struct object *o = p->object;
	struct range whole;

	if (!p->anywhere || o->kind == OBJECT_BEHIND || o->origin)
		return 0;
	if (p->scale)
		return index_room(at, p) * p->scale;
	if (!o->size)
		return 0;
	whole = state_range(at->s, o->size);
	return range_single(&whole) ? whole.ulo : 0;
}

static void look_at_fill(const struct at *at, const struct loop *loop,
			 const struct value *p)
{
	const struct function *f = at->frame->function;
	struct rounds_variables by = {};
	size_t i;

	for (i = 0; i < nr_fills; i++) {
		if (fills[i].frame == at->frame && fills[i].insn == at->insn &&
		    fills[i].loop == loop)
			return;
	}
	rounds_made_of(f, at->insn->block, &at->insn->operands[1], &by);
	for (i = 0; i < by.nr; i++) {
		if (rounds_carry(f, loop, by.registers[i]) &&
		    !rounds_compare(f, loop, by.registers[i]))
			break;
	}
	if (i == by.nr)
		return;
	fills = array_grow(fills, nr_fills, sizeof(*fills));
	fills[nr_fills++] =
		(struct fill){ at->frame, loop, at->insn, p, room_at(at, p) };
}

void walks_store(const struct at *at, const struct value *p,
		 const struct value *v)
{
	const struct function *f = at->frame->function;
	const bool sets_one = p->object->kind == OBJECT_LOCAL && !p->anywhere &&
			      (v->origin || (v->index && v->index->origin));
	const bool fills_it = room_at(at, p);
	size_t i;

	if (v->kind == VALUE_CONSTANT && v->bits == 8 && !v->range.ulo &&
	    !walks_ended(p->object)) {
		ended = array_grow(ended, nr_ended, sizeof(struct object *));
		ended[nr_ended++] = p->object;
	}
	for (i = 0; (sets_one || fills_it) && i < f->nr_loops; i++) {
		if (!f->loops[i].holds[at->insn->block])
			continue;
		if (sets_one)
			look_at_set(at, &f->loops[i], v);
		else
			look_at_fill(at, &f->loops[i], p);
	}
}

bool walks_set(const struct frame *frame, const struct loop *loop,
	       unsigned int variable)
{
	size_t i;

	for (i = 0; i < nr_sets; i++) {
		if (sets[i].frame == frame && sets[i].loop == loop &&
		    sets[i].variable == variable && !sets[i].moves)
			return true;
	}
	return false;
}

bool walks_ended(const struct object *o)
{
	size_t i;

	for (i = 0; i < nr_ended; i++) {
		if (ended[i] == o)
			return true;
	}
	return false;
}

void walks_report_sets(const struct at *at, const struct frame *frame,
		       const struct loop *loop)
{
	size_t i;

	for (i = 0; i < nr_sets; i++) {
		const struct at where = { at->e, at->s, frame, sets[i].insn };
		char *name;

		if (sets[i].frame != frame || sets[i].loop != loop ||
		    sets[i].moves ||
		    !rounds_read_by(frame->function, loop, sets[i].variable))
			continue;
		name = name_of(sets[i].value);
		FOUND(&where, "unchecked-loop", sets[i].value,
		      "count such steps, and refuse more than there can be",
		      "%s comes from outside and leads a walk over memory "
		      "back: it may lead to itself",
		      name);
		free(name);
	}
}

void walks_report_fills(const struct at *at, const struct frame *frame,
			const struct loop *loop, const struct value *v)
{
	size_t i;

	for (i = 0; i < nr_fills; i++) {
		const struct at where = { at->e, at->s, frame, fills[i].insn };
		char *to, *name;

		if (fills[i].frame != frame || fills[i].loop != loop)
			continue;
		to = name_of_address(fills[i].to);
		name = name_of(v);
		FOUND(&where, "unchecked-loop", v,
		      "compare with its size before each write",
		      "%s is filled until %s says that it is enough, which "
		      "comes from outside: there is room for %llu bytes",
		      to[0] ? to : "memory", name,
		      (unsigned long long)fills[i].room);
		free(to);
		free(name);
	}
}

void walks_forget(void)
{
	nr_sets = nr_fills = nr_ended = 0;
}
