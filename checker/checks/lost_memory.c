// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Law 5: a refusal leaves nothing behind. Here a path that fails leaves memory that
 * nobody can free any more; or any path does, of memory that was in the function's own
 * variables only.
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

/* ---- what was nowhere but in the variables of its function ---- */

static void keep(const struct at *at, const struct value *v, unsigned int depth)
{
	if (!v || !depth)
		return;
	if (v->kind == VALUE_POINTER && v->object->kind == OBJECT_HEAP)
		state_note(at->s, NOTE_KEPT_SOMEWHERE, v->object, at->insn,
			   at->frame, NULL);
	keep(at, v->a, depth - 1);
	keep(at, v->b, depth - 1);
}

/* Whoever uses it knows that the allocation did not fail. */
static void use(const struct at *at, const struct value *p)
{
	const struct object *o = p->object;

	if (p->kind == VALUE_POINTER && o->kind == OBJECT_HEAP &&
	    o->frame == at->frame && gives_memory(o->row) && !o->row->bytes)
		state_note(at->s, NOTE_ALLOCATED, o, at->insn, at->frame, NULL);
}

static bool is_variable(const struct value *p)
{
	const struct object *o = p->object;

	return o->kind == OBJECT_LOCAL && !p->anywhere && o->insn &&
	       is_private(o->frame->function, o->insn->slot);
}

static void store(const struct at *at, const struct value *p,
		  const struct value *v)
{
	use(at, p);
	if (v->kind != VALUE_POINTER || !is_variable(p))
		keep(at, v, 4);
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	(void)v;
	use(at, p);
	if (at->insn->op == OP_ATOMIC)
		keep(at, argument_of(at, 1), 4);
}

/* It prints what it is given. */
static bool prints(const struct at *at)
{
	struct function *f = at->insn->function;
	size_t i, k;

	function_load(at->e->module, f);
	for (i = 0; i < f->nr_blocks; i++) {
		for (k = 0; k < f->blocks[i].nr_insns; k++) {
			const char *name = f->blocks[i].insns[k].callee;

			if (name && strstr(name, "printf"))
				return true;
		}
	}
	return false;
}

static bool is_looked_at_only(const struct row *row)
{
	switch (row->kind) {
	case ROW_FETCH:
	case ROW_SOURCE:
	case ROW_PUT:
	case ROW_COPY:
	case ROW_SET:
	case ROW_STRING:
	case ROW_LOOK:
	case ROW_PURE:
	case ROW_FREE:
		return true;
	default:
		return false;
	}
}

static void call(const struct at *at)
{
	const struct function *f = at->insn->function;
	const struct row *row = f ? model_find(at->insn->callee) : NULL;
	size_t i;

	for (i = 0; i < at->insn->nr_operands; i++) {
		const struct value *v = argument_of(at, (int)i);

		if (v->kind == VALUE_CONSTANT ||
		    starts(at->insn->callee, "llvm."))
			continue;
		if (row && is_looked_at_only(row) && v->kind == VALUE_POINTER) {
			use(at, v);
			continue;
		}
		if (f && f->defined && !row &&
		    (i < f->nr_arguments || prints(at)))
			continue;
		keep(at, v, 4);
	}
}

static bool is_made_of(const struct value *v, const struct object *o,
		       unsigned int depth)
{
	return v && depth &&
	       (v->object == o || is_made_of(v->a, o, depth - 1) ||
		is_made_of(v->b, o, depth - 1));
}

static bool is_lost(const struct at *at, struct object *o,
		    const struct value *v)
{
	return o->frame == at->frame && was_allocated(at, o) &&
	       !state_noted(at->s, NOTE_KEPT_SOMEWHERE, o) &&
	       !state_noted(at->s, NOTE_ALIASED, o) && !is_made_of(v, o, 5);
}

/* ---- what is lost where a function returns ---- */

static void report(const struct at *at, const struct object *o, bool fails)
{
	struct at where = *at;
	struct found *f;

	if (fails && at->s->returning)
		where.insn = at->s->returning;
	f = FOUND(&where, "lost-memory", NULL,
		  fails ? "free it on every path that refuses" :
			  "free it before the function returns",
		  "%s is lost where the function %s",
		  o->name[0] ? o->name : "an allocation",
		  fails ? "fails" : "ends");
	if (f)
		found_step_first(f, o->frame, o->insn, "allocated here");
}

static void leave_failing(const struct at *at)
{
	const struct object *last = NULL;
	size_t i;

	for (i = 0; i < at->s->nr_cells; i++) {
		struct object *o = at->s->cells[i].object;

		if (o == last || o->kind != OBJECT_HEAP)
			continue;
		last = o;
		if (below(o->frame, at->frame) && was_allocated(at, o) &&
		    !is_known(at, o) && gives_memory(o->row))
			report(at, o, true);
	}
}

/* Its notes stay where ways have met that did not allocate. */
static void leave(const struct at *at, const struct value *v)
{
	size_t i;

	if (in_library(at->frame))
		return;
	if (fails(at, v)) {
		leave_failing(at);
		return;
	}
	/*
	 * In a kernel two tests of one number too often say whether it was allocated
	 * and whether it is freed. What main() leaves is gone with the process.
	 */
	if (at->e->module->is_kernel ||
	    !strcmp(at->frame->function->name, "main"))
		return;
	for (i = 0; i < at->s->nr_notes; i++) {
		const struct note *n = &at->s->notes[i];

		if (n->kind == NOTE_ALLOCATED &&
		    is_lost(at, (struct object *)n->key, v))
			report(at, n->key, false);
	}
}

const struct check check_lost_memory = {
	.name = "lost-memory",
	.store = store,
	.load = load,
	.call = call,
	.leave = leave,
};
