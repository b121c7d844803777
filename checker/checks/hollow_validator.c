// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A validator that answers 0 without having compared a member, and a fetched struct
 * whose reserved members nobody looks at: what they hold can never be given a
 * meaning, because callers already send anything.
 */
#include <stdio.h>

#include "common.h"

static bool is_validator(const struct frame *frame)
{
	const struct function *by = frame->caller ? frame->caller->function :
						    NULL;

	return by && by->library && !frame->function->library &&
	       (starts(by->name, "ut_validate_") ||
		starts(by->name, "ut_trust_"));
}

static bool within_validator(const struct frame *frame)
{
	for (; frame; frame = frame->caller) {
		if (is_validator(frame))
			return true;
	}
	return false;
}

static bool overlaps(int64_t a, uint64_t a_size, int64_t b, uint64_t b_size)
{
	return a < b + (int64_t)b_size && b < a + (int64_t)a_size;
}

/* Whoever is given its address may have looked at it. */
static bool handed_on(const struct state *s, const struct object *o,
		      int64_t offset, uint64_t size)
{
	size_t i;

	for (i = 0; i < s->nr_notes; i++) {
		const struct note *n = &s->notes[i];

		if (n->kind == NOTE_HANDED && n->value->object == o &&
		    (n->value->anywhere || !model_find(n->insn->callee) ||
		     overlaps(n->value->offset, 1, offset, size)))
			return true;
	}
	return false;
}

/* Was anything that overlaps the member compared on this path? */
static bool looked_at(const struct at *at, const struct object *o,
		      int64_t offset, uint64_t size)
{
	const struct state *s = at->s;
	const struct value *there = state_load(at->e, s, o, offset, 1);
	size_t i;

	for (i = 0; i < s->nr_facts; i++) {
		const struct value *v = s->facts[i].value;
		const uint64_t wide = (v->bits + 7) / 8;

		if (!(s->facts[i].flags & FACT_LOOKED))
			continue;
		if (v->object == o &&
		    (v->anywhere || overlaps(v->offset, wide, offset, size)))
			return true;
		if (there && there->bytes && v->bytes == there->bytes &&
		    overlaps(v->offset, wide, there->offset, size))
			return true;
	}
	return handed_on(s, o, offset, size);
}

static void look_at_members(const struct at *at, const struct object *o,
			    const struct type *type)
{
	size_t i;

	for (i = 0; i < type->nr_members; i++) {
		const struct member *m = &type->members[i];

		if (looked_at(at, o, (int64_t)m->offset, (m->bits + 7) / 8))
			continue;
		FOUND(at, "hollow-validator", NULL,
		      "compare it with what is allowed, or say in the reason "
		      "why any value is",
		      "%s() answers 0 without having looked at %s",
		      at->frame->function->name, m->name);
	}
}

static void leave(const struct at *at, const struct value *v)
{
	const struct value *subject, *p;
	const struct type *type;
	const struct fact *f;
	struct range r;

	if (!v || !is_validator(at->frame) || !at->frame->call->nr_operands ||
	    !at->frame->function->nr_parameters)
		return;
	r = state_range(at->s, v);
	if (!range_single(&r) || r.ulo)
		return;
	subject = at->s->registers[0];
	type = at->frame->function->parameters[0].type;
	if (!subject || !type)
		return;
	if (type->kind == TYPE_POINTER) {
		p = as_pointer(at->e, subject);
		if (p && type->to && type->to->kind == TYPE_STRUCT)
			look_at_members(at, p->object, type->to);
		return;
	}
	f = state_known(at->s, subject);
	if (type->kind == TYPE_SCALAR && subject->kind == VALUE_SYMBOL &&
	    !(f && f->flags & FACT_LOOKED))
		FOUND(at, "hollow-validator", NULL,
		      "compare it with what is allowed, or use validate_any()",
		      "%s() answers 0 without having looked at its value",
		      at->frame->function->name);
}

static void call(const struct at *at)
{
	size_t i;

	if (!at->insn->function || at->insn->function->defined ||
	    !within_validator(at->frame))
		return;
	for (i = 0; i < at->insn->nr_operands; i++) {
		const struct value *p = argument_of(at, i);

		if (p->kind == VALUE_POINTER)
			state_note(at->s, NOTE_HANDED, p, at->insn, at->frame,
				   p);
	}
}

/* ---- reserved members of what was fetched ---- */

static bool is_reserved(const char *name)
{
	return strstr(name, "reserved") || strstr(name, "rsvd") ||
	       strstr(name, "resv") || starts(name, "pad") ||
	       starts(name, "__pad") || starts(name, "_pad");
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	struct fetch *f;
	uint64_t i;

	(void)at;
	(void)p;
	if (!v->bytes || !v->bytes->fetch || v->offset >= LOOKED_BYTES)
		return;
	f = (struct fetch *)v->bytes->fetch;
	for (i = 0; i < (v->bits + 7) / 8 && v->offset + i < LOOKED_BYTES; i++)
		f->loaded[(v->offset + i) / 8] |= 1 << (v->offset + i) % 8;
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from, const struct value *size)
{
	const struct value *v =
		state_load(at->e, at->s, from->object, from->offset, 1);

	(void)to;
	(void)size;
	if (v && v->bytes && v->bytes->fetch)
		((struct fetch *)v->bytes->fetch)->whole = true;
}

static void look_at_fetch(const struct at *at, const struct fetch *f)
{
	const struct type *t = f->to ? f->to->type : NULL;
	size_t i;

	if (!t || t->kind != TYPE_STRUCT || t->wrapped || f->whole ||
	    !f->parts_used || f->size != t->size || f->size > LOOKED_BYTES ||
	    f->to->escaped)
		return;
	for (i = 0; i < t->nr_members; i++) {
		const struct member *m = &t->members[i];
		const uint64_t byte = m->offset;
		const struct at where = { at->e, NULL, f->frame, f->insn };

		if (!is_reserved(m->name) ||
		    f->loaded[byte / 8] & (1 << byte % 8))
			continue;
		FOUND(&where, "hollow-validator", f->bytes,
		      "refuse what is not zero, so that the member can be "
		      "given a meaning later",
		      "%s of struct %s comes from outside and nobody looks at "
		      "it",
		      m->name, t->name);
	}
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	(void)at;
	(void)result;
	if (a->bytes && a->bytes->fetch)
		((struct fetch *)a->bytes->fetch)->parts_used = true;
	if (b && b->bytes && b->bytes->fetch)
		((struct fetch *)b->bytes->fetch)->parts_used = true;
}

static void done(const struct at *at)
{
	const struct fetch *f;

	/* a program has no members to give a meaning to later */
	for (f = at->e->module->is_kernel ? at->e->fetches : NULL; f;
	     f = f->next)
		look_at_fetch(at, f);
}

const struct check check_hollow_validator = {
	.name = "hollow-validator",
	.leave = leave,
	.load = load,
	.copied = copied,
	.operation = operation,
	.call = call,
	.done = done,
};
