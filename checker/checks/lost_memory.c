// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Law 5: a refusal leaves nothing behind. Here a path that fails leaves memory that
 * nobody can free any more.
 */
#include "common.h"

static bool fails(const struct at *at, const struct value *v)
{
	const struct type *result = at->frame->function->result;
	struct range r;

	if (!v || v->bits < 32)
		return false;
	r = state_range(at->s, v);
	return r.shi < 0 || (!r.uhi && result && result->kind == TYPE_POINTER);
}

/* kmalloc() and its like, and memdup_user() and its like */
static bool gives_memory(const struct row *row)
{
	return row && !starts(row->name, "devm_") &&
	       (row->kind == ROW_ALLOC ||
		(row->kind == ROW_FETCH && row->returns));
}

static bool below(const struct frame *frame, const struct frame *top)
{
	while (frame && frame != top)
		frame = frame->caller;
	return frame;
}

/* Somebody who is still there after the return knows it. */
static bool is_known(const struct at *at, const struct object *o)
{
	size_t i;

	for (i = 0; i < at->s->nr_cells; i++) {
		const struct cell *c = &at->s->cells[i];

		if (c->value->kind == VALUE_POINTER && c->value->object == o &&
		    !(c->object->kind == OBJECT_LOCAL &&
		      c->object->frame == at->frame) &&
		    c->object != o)
			return true;
	}
	return false;
}

static bool was_allocated(const struct at *at, struct object *o)
{
	const struct value *p = make_pointer(at->e, o, 0);
	const struct range r = state_range(at->s, p);

	return r.uhi && r.shi >= 0 && !state_noted(at->s, NOTE_FREED, o) &&
	       !state_noted(at->s, NOTE_ESCAPED, o);
}

static void leave(const struct at *at, const struct value *v)
{
	const struct object *last = NULL;
	size_t i;

	if (!fails(at, v) || in_library(at->frame))
		return;
	for (i = 0; i < at->s->nr_cells; i++) {
		struct object *o = at->s->cells[i].object;
		struct at where = *at;
		struct found *f;

		if (o == last || o->kind != OBJECT_HEAP)
			continue;
		last = o;
		if (!below(o->frame, at->frame) || !was_allocated(at, o) ||
		    is_known(at, o) || !gives_memory(o->row))
			continue;
		if (at->s->returning)
			where.insn = at->s->returning;
		f = FOUND(&where, "lost-memory", NULL,
			  "free it on every path that refuses",
			  "%s is lost where the function fails",
			  o->name[0] ? o->name : "an allocation");
		if (f)
			found_step_first(f, o->frame, o->insn,
					 "allocated here");
	}
}

const struct check check_lost_memory = {
	.name = "lost-memory",
	.leave = leave,
};
