// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A view points into somebody's buffer. When the buffer moves (a packet is pulled,
 * an array grows) or is freed the view points to where it was; when the buffer is
 * filled again the view shows bytes that nobody validated.
 *
 * A view is what the library gave of an untrusted object, or a pointer loaded from a
 * member that a model file calls one.
 */
#include "common.h"

static const char *change(const struct note *why)
{
	const struct row *row = model_find(why->insn->callee);

	if (row && row->kind == ROW_FREE)
		return "was freed";
	return row && row->kind == ROW_MOVES ? "may have moved" :
					       "was filled again";
}

static void look(const struct at *at, const struct value *p)
{
	const struct note *why = state_noted(at->s, NOTE_STALE, p->object);
	const struct note *view;
	struct found *f;
	char *name;

	if (!why || in_library(at->frame))
		return;
	/* untrusted bits that are moved are no view */
	view = state_noted(at->s, NOTE_VIEW, p->object);
	if (!view ||
	    (view->value->kind == VALUE_POINTER &&
	     ((at->insn->op != OP_CALL && !at->insn->plain) || !wrapped_at(p))))
		return;
	name = name_of_address(p);
	f = FOUND(at, "stale-view", NULL,
		  "take the view again, and validate again",
		  "%s is used through a view of a buffer that %s since",
		  name[0] ? name : "memory", change(why));
	if (f && !f->nr_steps)
		found_step(f, why->frame, why->insn, "the buffer changes here");
	free(name);
}

static void take(const struct at *at, const struct object *o,
		 const struct value *v)
{
	state_note(at->s, NOTE_VIEW, o, at->insn, at->frame, v);
	state_unnote(at->s, NOTE_STALE, o);
}

/* Such as sk_buff.data. */
static bool is_view_member(const struct value *p)
{
	const struct type *t = p->object->type;
	const struct member *m;
	const struct row *row;
	uint64_t rest;
	char *name;

	if (!t || t->kind != TYPE_STRUCT || p->anywhere || p->offset < 0)
		return false;
	row = model_find(t->name);
	if (!row || row->kind != ROW_VIEW)
		return false;
	m = type_member_at(t, (uint64_t)p->offset, &rest);
	name = text_print("%s.%s", t->name, m ? m->name : "");
	row = model_find(name);
	free(name);
	return row && row->kind == ROW_VIEW;
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	if (v->kind == VALUE_SYMBOL && v->bits == 64 &&
	    v->object == p->object && is_view_member(p))
		take(at, as_pointer(at->e, v)->object, v);
	look(at, p);
}

/* The library stores a view where the program said. */
static void store(const struct at *at, const struct value *p,
		  const struct value *v)
{
	const bool own = p->object->kind == OBJECT_LOCAL &&
			 p->object->frame->function->library;

	if (v->kind == VALUE_SYMBOL && v->type && v->type->wrapped)
		v = as_pointer(at->e, v);
	if (in_library(at->frame) && !own && v && wrapped_at(v))
		take(at, v->object, v);
	look(at, p);
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from, const struct value *size)
{
	(void)size;
	if (!wrapped_at(to))
		look(at, from);
}

static void changed(const struct at *at, const struct object *buffer)
{
	size_t i;

	for (i = 0; i < at->s->nr_notes; i++) {
		const struct note n = at->s->notes[i];

		if (n.kind == NOTE_VIEW && n.value->object == buffer)
			state_note(at->s, NOTE_STALE, n.key, at->insn,
				   at->frame, NULL);
	}
}

/* The buffer is the first argument of what moves or frees it. */
static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	const struct value *buffer;

	if (!row || (row->kind != ROW_MOVES && row->kind != ROW_FREE))
		return;
	buffer = argument_of(at, 0);
	buffer = buffer ? as_pointer(at->e, buffer) : NULL;
	if (buffer)
		changed(at, buffer->object);
}

static void fetched(const struct at *at, const struct fetch *fetch)
{
	if (fetch->to)
		changed(at, fetch->to);
}

const struct check check_stale_view = {
	.name = "stale-view",
	.load = load,
	.store = store,
	.copied = copied,
	.string = look,
	.call = call,
	.fetched = fetched,
};
