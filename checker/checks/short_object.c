// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The caller chose how large an object is, and it is used as if it were whole.
 */
#include "common.h"

static bool was_compared(const struct state *s, const struct value *v,
			 unsigned int depth)
{
	const struct fact *f;

	if (!v || !depth)
		return false;
	f = state_known(s, v);
	return (f && f->flags & FACT_LOOKED) ||
	       (v->op != OP_AND && v->op != OP_SHR &&
		(was_compared(s, v->a, depth - 1) ||
		 was_compared(s, v->b, depth - 1)));
}

static void access(const struct at *at, const struct value *p,
		   const struct value *v)
{
	const struct object *o = p->object;
	const uint64_t wide = (at->insn->bits + 7) / 8;
	struct range r;
	char *name;

	(void)v;
	if (o->kind != OBJECT_HEAP || !o->size || !o->size->origin ||
	    p->anywhere || in_library(at->frame) || !o->type ||
	    o->type->kind != TYPE_STRUCT)
		return;
	r = state_range(at->s, o->size);
	if (p->offset >= 0 && (uint64_t)p->offset + wide <= r.ulo)
		return;
	if (was_compared(at->s, o->size, 4) || state_noted(at->s, NOTE_TOLD, o))
		return;
	state_note(at->s, NOTE_TOLD, o, at->insn, at->frame, NULL);
	name = name_of_address(p);
	FOUND(at, "short-object", o->size,
	      "refuse a size below what is used, or allocate the whole and "
	      "zero the rest",
	      "%s is used, and its object is only as large as the caller "
	      "says",
	      name);
	free(name);
}

const struct check check_short_object = {
	.name = "short-object",
	.load = access,
	.store = access,
};
