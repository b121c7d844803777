// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What the library's types say: bits that lie in an untrusted object are only
 * moved, unless the library reads them through the one accessor.
 */
#include <stdlib.h>

#include "engine.h"

const char *wrapped_at(const struct value *p)
{
	if (!p || p->kind != VALUE_POINTER || !p->object->type || p->offset < 0)
		return NULL;
	return type_wrapped_at(p->object->type, (uint64_t)p->offset);
}

static const struct origin *origin_of(struct engine *e,
				      const struct frame *frame,
				      const struct insn *insn,
				      const struct value *p)
{
	struct origin *o = arena_alloc(&e->arena, sizeof(*o));
	char *name = name_of_address(p);
	const char *function;

	o->place = outside(frame, insn, &function);
	o->text =
		text_print("%s is untrusted", name[0] ? name : "what is read");
	o->frame = frame;
	free(name);
	return o;
}

const struct value *trust_load(struct engine *e, const struct frame *frame,
			       const struct insn *insn, const struct value *p,
			       const struct value *v)
{
	const bool exposed = p->flags & VALUE_EXPOSED;
	struct value *made;
	bool isnew;

	if (!exposed && (in_library(frame) || !wrapped_at(p)))
		return v;
	/* what was read around the wrapper was reported there */
	if (!exposed && insn->plain)
		return v;
	if (v->kind == VALUE_CONSTANT || v->flags & VALUE_UNSET)
		return v;
	if (exposed ? !(v->flags & VALUE_MOVED) && v->origin :
		      v->flags & VALUE_MOVED)
		return v;
	made = make_fresh(e, MAKER_TRUST, v, NULL, exposed, 0, &isnew);
	if (!isnew)
		return made;
	made->kind = VALUE_SYMBOL;
	made->bits = v->bits;
	made->range = v->range;
	made->op = OP_SAME;
	made->a = v;
	made->insn = insn;
	made->frame = frame;
	made->origin = v->origin ? v->origin : origin_of(e, frame, insn, p);
	made->flags = exposed ? v->flags & ~VALUE_MOVED :
				v->flags | VALUE_MOVED;
	return made;
}
