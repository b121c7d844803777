// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What is known beyond one function: what a file stores in its globals, and what the
 * models say of entries and members.
 */
#include <stdlib.h>
#include <string.h>

#include "engine.h"

static struct learned *place_of(struct engine *e, const struct value *p)
{
	const struct global *g;
	struct learned *l;
	size_t i;

	if (p->object->kind != OBJECT_GLOBAL || p->anywhere)
		return NULL;
	g = p->object->global;
	for (i = 0; i < e->nr_learned; i++) {
		l = &e->learned[i];
		if (l->global == g && l->offset == p->offset)
			return l;
	}
	e->learned = array_grow(e->learned, e->nr_learned, sizeof(*l));
	l = &e->learned[e->nr_learned++];
	*l = (struct learned){ .global = g, .offset = p->offset };
	return l;
}

static void learn_pointer(struct engine *e, const struct state *s,
			  struct learned *l, const struct value *v)
{
	uint64_t size = 0;
	struct range r;

	if (v->kind == VALUE_CONSTANT)
		return;
	if (v->kind == VALUE_POINTER && !v->offset && v->object->size) {
		r = state_range(s, v->object->size);
		size = range_single(&r) ? r.ulo : 0;
	}
	if (l->points && size != l->points_to)
		size = 0;
	if (l->loaded && size && size != l->points_to)
		e->again = true;
	l->points_to = size;
	l->points = true;
}

/* Origins outlive the function they were made in. */
static const struct origin *lasting(const struct origin *from, const char *name)
{
	struct origin *o = memory(1, sizeof(*o));

	o->place = from->place;
	o->text = text_print("%s, and %s keeps it", from->text, name);
	return o;
}

void learn_store(struct engine *e, const struct state *s, const struct value *p,
		 const struct value *v)
{
	struct learned *l = place_of(e, p);
	char *name;

	if (!l)
		return;
	if (v->bits == 64)
		learn_pointer(e, s, l, v);
	if (l->origin || !v->origin || v->flags & VALUE_MOVED ||
	    v->kind != VALUE_SYMBOL || state_upper(s, v))
		return;
	name = name_of_address(p);
	l->origin = lasting(v->origin, name);
	free(name);
	if (l->loaded)
		e->again = true;
}

void learn_load(struct engine *e, const struct value *p, struct value *v)
{
	struct learned *l = place_of(e, p);

	if (!l)
		return;
	l->loaded = true;
	if (!v->origin)
		v->origin = l->origin;
	v->points_to = l->points_to;
}

static const struct origin *make_origin(struct engine *e, struct place place,
					const struct frame *frame,
					const char *what)
{
	struct origin *o = arena_alloc(&e->arena, sizeof(*o));

	o->place = place;
	o->text = what;
	o->frame = frame;
	return o;
}

void learn_arguments(struct engine *e, struct state *s,
		     const struct frame *frame)
{
	const struct function *f = frame->function;
	const struct row *row;
	char *name;
	size_t i;

	if (!f->entry)
		return;
	name = text_print(".%s", f->entry);
	row = model_find(name);
	free(name);
	if (!row || row->kind != ROW_ENTRY)
		return;
	for (i = 0; i < f->nr_arguments; i++) {
		if ((int)i != row->from && (int)i != row->count)
			continue;
		((struct value *)s->registers[i])->origin = make_origin(
			e, f->place, frame,
			text_print("%s() is given what the caller chose",
				   f->name));
	}
}

void learn_member(struct engine *e, const struct frame *frame,
		  const struct insn *insn, const struct value *p,
		  struct value *v)
{
	const struct type *t = p->object->type;
	const struct member *m;
	const struct row *row;
	const char *function;
	uint64_t rest;
	char *name;

	if (!t || t->kind != TYPE_STRUCT || p->offset < 0 || p->anywhere)
		return;
	row = model_find(t->name);
	if (!row || row->kind != ROW_MEMBER)
		return;
	m = type_member_at(t, (uint64_t)p->offset, &rest);
	if (!m)
		return;
	name = text_print("%s.%s", t->name, m->name);
	row = model_find(name);
	free(name);
	if (row && row->positive)
		v->range = range_unsigned(0, INT64_MAX, v->bits);
	if (row)
		v->origin = make_origin(
			e, outside(frame, insn, &function), frame,
			text_print("%s comes from outside", m->name));
}
