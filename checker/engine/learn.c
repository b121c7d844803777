// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What is known beyond one function: what a file stores in its globals, and what the
 * models say of entries and members.
 */
#include <stdlib.h>
#include <string.h>

#include "engine.h"

/* The same struct, as each of the files declares it. */
static bool is_same(const struct type *a, const struct type *b)
{
	return a == b || (a && b && a->name[0] && a->size == b->size &&
			  !strcmp(a->name, b->name));
}

static struct learned *find(const struct engine *e, const struct global *g,
			    const struct type *t, int64_t offset)
{
	size_t i;

	for (i = 0; i < e->nr_learned; i++) {
		struct learned *l = &e->learned[i];

		if (l->global == g && is_same(l->type, t) &&
		    l->offset == offset)
			return l;
	}
	return NULL;
}

static struct learned *find_or_add(struct engine *e, const struct global *g,
				   const struct type *t, int64_t offset)
{
	struct learned *l = find(e, g, t, offset);

	if (l)
		return l;
	e->learned = array_grow(e->learned, e->nr_learned, sizeof(*l));
	l = &e->learned[e->nr_learned++];
	*l = (struct learned){ .global = g, .type = t, .offset = offset };
	return l;
}

static struct learned *place_of(struct engine *e, const struct value *p)
{
	if (p->object->kind != OBJECT_GLOBAL || p->anywhere)
		return NULL;
	return find_or_add(e, p->object->global, NULL, p->offset);
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
	o->shared = from->shared;
	return o;
}

/* What a member points to, of any object of that type. */
static void learn_behind(struct engine *e, const struct type *t, int64_t offset,
			 const struct origin *origin)
{
	const struct member *m;
	struct learned *l;
	uint64_t rest;
	char *name;

	if (!t || t->kind != TYPE_STRUCT || offset < 0)
		return;
	l = find_or_add(e, NULL, t, offset);
	if (l->behind)
		return;
	m = type_member_at(t, (uint64_t)offset, &rest);
	name = text_print("%s.%s", t->name, m ? m->name : "");
	l->behind = lasting(origin, name);
	free(name);
	e->again = e->everywhere = true;
}

/* The pointer that an address, or the number of its page, was made of. */
static const struct value *pointer_of(const struct value *v, unsigned int depth)
{
	const struct value *p;

	if (!v || !depth)
		return NULL;
	if (v->kind == VALUE_POINTER)
		return v->object->kind == OBJECT_BEHIND ? v->object->address :
							  v;
	if (!v->a)
		return v->type ? v : NULL;
	p = pointer_of(v->a, depth - 1);
	return p ? p : pointer_of(v->b, depth - 1);
}

void learn_shared(struct engine *e, const struct value *v,
		  const struct origin *origin)
{
	if (v->kind == VALUE_POINTER)
		v->object->origin = origin;
	v = pointer_of(v, 8);
	if (v && v->kind == VALUE_POINTER)
		v->object->origin = origin;
	else if (v && v->object && !v->anywhere)
		learn_behind(e, v->object->type, v->offset, origin);
}

static void learn_store_behind(struct engine *e, const struct value *p,
			       const struct value *v)
{
	if (p->anywhere || v->bits != 64)
		return;
	if (v->kind == VALUE_POINTER && v->object->origin)
		learn_behind(e, p->object->type, p->offset, v->object->origin);
}

/*
 * Numbers that a struct keeps. Of the kernel only those that are read from memory of
 * others: what a process sets it may set.
 */
static void keep(struct engine *e, const struct value *p, uint64_t size,
		 const struct value *v, const struct origin *origin)
{
	const struct type *t = p->object->type;

	if (!t || t->kind != TYPE_STRUCT || !t->size || p->offset < 0 ||
	    p->object->kind == OBJECT_LOCAL || p->object->origin)
		return;
	e->kept = array_grow(e->kept, e->nr_kept, sizeof(*e->kept));
	e->kept[e->nr_kept++] = (struct kept){ t, p->offset % (int64_t)t->size,
					       size, v, origin };
}

/* Made of something that lies in memory of others. */
static bool is_of_memory(const struct value *v, unsigned int depth)
{
	if (!v || !depth || !v->origin)
		return false;
	if (v->object && v->object->origin)
		return true;
	if (v->fetch && v->fetch->row &&
	    (v->fetch->row->value ||
	     (v->fetch->from && v->fetch->from->origin)))
		return true;
	return is_of_memory(v->a, depth - 1) || is_of_memory(v->b, depth - 1);
}

void learn_bytes(struct engine *e, const struct value *p, uint64_t size,
		 const struct origin *origin)
{
	const struct type *t = p->object->type;
	const struct member *m;
	uint64_t rest;

	if (e->module->is_kernel || !t || t->kind != TYPE_STRUCT ||
	    p->offset < 0 || !t->size)
		return;
	m = type_member_at(t, (uint64_t)p->offset % t->size, &rest);
	if (m && m->bits / 8 > rest && size > m->bits / 8 - rest)
		size = m->bits / 8 - rest;
	keep(e, p, size, NULL, origin);
}

static void learn_kept(struct engine *e, const struct kept *k)
{
	struct learned *l = find_or_add(e, NULL, k->type, k->offset);
	const struct member *m;
	uint64_t rest;
	char *name;

	if (l->origin)
		return;
	m = type_member_at(k->type, (uint64_t)k->offset, &rest);
	name = text_print("%s.%s", k->type->name, m ? m->name : "");
	l->origin = lasting(k->origin, name);
	l->size = k->size;
	free(name);
	e->again = e->everywhere = true;
}

static bool fails(const struct state *s, const struct value *v)
{
	return v && v->bits >= 32 && state_range(s, v).shi < 0;
}

void learn_leave(struct engine *e, const struct state *s, const struct value *v)
{
	size_t i;

	for (i = 0; i < e->nr_kept && !fails(s, v); i++) {
		const struct kept *k = &e->kept[i];

		if (!k->value || !state_upper(s, k->value))
			learn_kept(e, k);
	}
}

static const struct origin *kept_in(const struct engine *e,
				    const struct value *p)
{
	const struct type *t = p->object->type;
	size_t i;

	if (!t || t->kind != TYPE_STRUCT || !t->size || p->offset < 0 ||
	    p->object->kind == OBJECT_LOCAL)
		return NULL;
	for (i = 0; i < e->nr_learned; i++) {
		const struct learned *l = &e->learned[i];
		const int64_t at = p->offset % (int64_t)t->size;

		if (l->origin && !l->global && is_same(l->type, t) &&
		    at >= l->offset && at < l->offset + (int64_t)l->size)
			return l->origin;
	}
	return NULL;
}

void learn_store(struct engine *e, const struct state *s, const struct value *p,
		 const struct value *v)
{
	struct learned *l = place_of(e, p);
	char *name;

	learn_store_behind(e, p, v);
	if (v->bits && v->origin && v->kind == VALUE_SYMBOL &&
	    !(v->flags & VALUE_MOVED) && !state_upper(s, v) &&
	    (!e->module->is_kernel || is_of_memory(v, 6)))
		keep(e, p, (v->bits + 7) / 8, v, v->origin);
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

	if (!v->origin && e->everywhere)
		v->origin = kept_in(e, p);
	if (!l) {
		l = !e->everywhere || p->anywhere ?
			    NULL :
			    find(e, NULL, p->object->type, p->offset);
		if (l)
			v->behind = l->behind;
		return;
	}
	l->loaded = true;
	if (!v->origin)
		v->origin = l->origin;
	v->points_to = l->points_to;
}

static struct origin *make_origin(struct engine *e, struct place place,
				  const struct frame *frame, const char *what)
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

static void come_from_outside(struct engine *e, const struct frame *frame,
			      const struct insn *insn, const struct row *row,
			      const struct type *t, const struct member *m,
			      struct value *v)
{
	const char *function;
	struct origin *o;

	if (row->positive)
		v->range = range_unsigned(0, INT64_MAX, v->bits);
	o = make_origin(
		e, outside(frame, insn, &function), frame,
		row->bytes ?
			text_print("%s of %s leads to what comes from outside",
				   m->name, t->name) :
			text_print("%s comes from outside", m->name));
	o->shared = row->shared;
	if (row->bytes)
		v->behind = o;
	else
		v->origin = o;
}

static bool is_of_member(const struct row *row)
{
	return row && (row->kind == ROW_MEMBER || row->kind == ROW_VIEW);
}

void learn_member(struct engine *e, const struct frame *frame,
		  const struct insn *insn, const struct value *p,
		  struct value *v)
{
	const struct type *t = p->object->type;
	const struct member *m;
	const struct row *row;
	uint64_t rest;
	char *name;

	if (!t || t->kind != TYPE_STRUCT || p->offset < 0 || p->anywhere ||
	    !is_of_member(model_find(t->name)))
		return;
	m = type_member_at(t, (uint64_t)p->offset, &rest);
	if (!m)
		return;
	name = text_print("%s.%s", t->name, m->name);
	row = model_find(name);
	free(name);
	if (is_of_member(row) && (row->kind == ROW_MEMBER || row->bytes))
		come_from_outside(e, frame, insn, row, t, m, v);
}
