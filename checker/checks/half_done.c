// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Law 5: decide everything first, write afterwards. Here an outside value is kept,
 * and a later one is refused: what was taken over stays.
 */
#include <errno.h>

#include "common.h"

/* Not in a packet, nor beside it: that ends with it. */
static bool is_kept(const struct object *o)
{
	return o->kind == OBJECT_GLOBAL ||
	       (o->kind == OBJECT_BEHIND && !o->user && !o->origin &&
		!(o->address && o->address->origin) &&
		!(o->type && !strcmp(o->type->name, "sk_buff")));
}

/* Made of bytes that were copied in, or lie in a packet, not of an argument. */
static bool is_of_bytes(const struct value *v, unsigned int depth)
{
	return v && depth &&
	       (v->bytes || (v->object && v->object->origin) ||
		is_of_bytes(v->a, depth - 1) || is_of_bytes(v->b, depth - 1));
}

static void store(const struct at *at, const struct value *p,
		  const struct value *v)
{
	if (is_outside_value(v) && is_of_bytes(v, 4) && is_kept(p->object) &&
	    !in_library(at->frame) && at->insn->plain)
		state_note(at->s, NOTE_KEPT, p->object, at->insn, at->frame,
			   make_pointer(at->e, p->object, p->offset));
}

/* Errnos that say what is wrong with the request, not with the system. */
static const int refusals[] = { EINVAL,	    E2BIG,   ERANGE, EOVERFLOW,
				EOPNOTSUPP, EPERM,   EACCES, EBADMSG,
				EPROTO,	    EUCLEAN, EILSEQ, EKEYREJECTED };

static bool refuses(const struct at *at, const struct value *v)
{
	struct range r;
	size_t i;

	if (!v || v->bits < 32)
		return false;
	r = state_range(at->s, v);
	for (i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		if (r.slo == r.shi && r.slo == -refusals[i])
			return true;
	}
	return false;
}

/*
 * What was kept by a function that says that all is well its caller kept. Called
 * again, the function starts anew.
 */
static void hand_over(const struct at *at, const struct value *v)
{
	const struct range r = v ? state_range(at->s, v) : range_full(0);
	const bool well = !v || (v->bits == 32 && range_single(&r) && !r.ulo);
	struct state *s = at->s;
	size_t i, kept = 0;

	for (i = 0; i < s->nr_notes; i++) {
		struct note n = s->notes[i];

		if (n.kind == NOTE_KEPT && n.frame == at->frame) {
			if (!well || !at->frame->caller)
				continue;
			n.frame = at->frame->caller;
		}
		s->notes[kept++] = n;
	}
	s->nr_notes = kept;
}

static void refused(const struct at *at)
{
	size_t i;

	for (i = 0; i < at->s->nr_notes; i++) {
		const struct note *n = &at->s->notes[i];
		struct at where = *at;
		struct found *f;
		char *name;

		if (n->kind != NOTE_KEPT || n->frame != at->frame)
			continue;
		if (at->s->returning)
			where.insn = at->s->returning;
		name = name_of_address(n->value);
		f = FOUND(&where, "half-done", NULL,
			  "validate everything, then store",
			  "refused, and %s was taken over already",
			  name[0] ? name : "an earlier value");
		if (f)
			found_step_first(f, n->frame, n->insn,
					 "an outside value is kept here");
		free(name);
	}
}

static void leave(const struct at *at, const struct value *v)
{
	if (in_library(at->frame))
		return;
	if (refuses(at, v))
		refused(at);
	hand_over(at, v);
}

const struct check check_half_done = {
	.name = "half-done",
	.store = store,
	.leave = leave,
};
