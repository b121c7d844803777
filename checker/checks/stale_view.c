// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A view points into somebody's buffer. When the buffer moves (a packet is pulled,
 * an array grows) the view points to where it was; when the buffer is filled again
 * the view shows bytes that nobody validated.
 */
#include "common.h"

static void report(const struct at *at, const struct value *p,
		   const struct note *why)
{
	char *name = name_of_address(p);
	struct found *f;

	f = FOUND(at, "stale-view", NULL,
		  "take the view again, and validate again",
		  "%s is used through a view of a buffer that %s since",
		  name[0] ? name : "memory",
		  why->kind == NOTE_STALE ? "may have moved" :
					    "was filled again");
	if (f && !f->nr_steps)
		found_step(f, why->frame, why->insn, "the buffer changes here");
	free(name);
}

static void access(const struct at *at, const struct value *p,
		   const struct value *v)
{
	const struct note *n;

	(void)v;
	if (in_library(at->frame))
		return;
	n = state_noted(at->s, NOTE_STALE, p->object);
	if (n) {
		report(at, p, n);
		return;
	}
	if (p->flags & VALUE_EXPOSED && p->number &&
	    p->number != state_fills(at->s, p->object)) {
		n = state_noted(at->s, NOTE_FILLED, p->object);
		if (n)
			report(at, p, n);
	}
}

/* The buffer a view was taken of is the first argument of both calls. */
static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	const struct value *buffer;
	size_t i;

	if (!row || row->kind != ROW_MOVES)
		return;
	buffer = as_pointer(at->e, argument_of(at, 0));
	for (i = 0; buffer && i < at->s->nr_notes; i++) {
		const struct note n = at->s->notes[i];

		if (n.kind == NOTE_VIEW && n.value &&
		    n.value->object == buffer->object)
			state_note(at->s, NOTE_STALE, n.key, at->insn,
				   at->frame, NULL);
	}
}

const struct check check_stale_view = {
	.name = "stale-view",
	.load = access,
	.store = access,
	.call = call,
};
