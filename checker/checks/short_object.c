// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The caller chose how large an object is, and it is used as if it were whole.
 */
#include "common.h"

/* Found to be at least something that has no number here. */
static bool has_least(const struct state *s, const struct value *v,
		      unsigned int depth)
{
	const struct fact *f;

	if (!v || !depth)
		return false;
	f = state_known(s, v);
	return (f && f->flags & FACT_LEAST) || has_least(s, v->a, depth - 1) ||
	       has_least(s, v->b, depth - 1);
}

static void access(const struct at *at, const struct value *p,
		   const struct value *v)
{
	struct object *o = p->object;
	const uint64_t wide = (at->insn->bits + 7) / 8;
	struct range r;
	char *name;

	(void)v;
	if (o->kind != OBJECT_HEAP || !o->size || !o->size->origin ||
	    p->anywhere || in_library(at->frame) || !o->type ||
	    o->type->kind != TYPE_STRUCT || o->told_short)
		return;
	r = state_range(at->s, o->size);
	if (p->offset >= 0 && (uint64_t)p->offset + wide <= r.ulo)
		return;
	if (has_least(at->s, o->size, 4))
		return;
	o->told_short = true;
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
