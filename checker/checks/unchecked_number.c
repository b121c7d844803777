// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A number is made of text from outside by a function that cannot refuse it, or whose
 * caller asks neither where the number ended nor how large it is.
 */
#include "text.h"

static void report(const struct at *at, const struct value *from,
		   const struct value *text)
{
	char *name = name_of_text(at, at, from);

	FOUND(at, "unchecked-number", text,
	      at->e->module->is_kernel ?
		      "kstrtouint() and its kin, and compare what they give; or "
		      "validate_number() with the range" :
		      "validate_number() with the range; or strtol(), its end pointer, errno "
		      "and a comparison",
	      "%s comes from outside and is made a number by %s(): what is none, or too "
	      "large, is not refused",
	      name, name_of_called(at));
	free(name);
}

static bool asks_errno(const struct function *f)
{
	size_t i, k;

	for (i = 0; i < f->nr_blocks; i++) {
		for (k = 0; k < f->blocks[i].nr_insns; k++) {
			const struct insn *insn = &f->blocks[i].insns[k];

			if (insn->op == OP_CALL && insn->callee &&
			    !strcmp(insn->callee, "__errno_location"))
				return true;
		}
	}
	return false;
}

static void call(const struct at *at)
{
	const struct row *row = row_of(at);
	const struct value *from, *text, *end;

	if (!row || !row->number || is_ours(at))
		return;
	from = argument_of(at, row->from);
	text = from ? text_at(at->e, at->s, from) : NULL;
	if (!text)
		return;
	end = argument_of(at, row->end);
	if (!end)
		report(at, from, text);
	else if (end->kind == VALUE_CONSTANT &&
		 !asks_errno(at->frame->function))
		state_note(at->s, NOTE_NUMBER, at->insn, at->insn, at->frame,
			   from);
}

/* The answer that a number was made of. */
static const struct value *number_in(const struct value *v, unsigned int depth)
{
	const struct value *n;

	if (!v || !depth)
		return NULL;
	if (v->row && v->row->number)
		return v;
	n = number_in(v->a, depth - 1);
	return n ? n : number_in(v->b, depth - 1);
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	const struct value *n;

	if (result)
		return;
	n = number_in(a, 5);
	if (!n)
		n = number_in(b, 5);
	if (n)
		state_note(at->s, NOTE_RANGED, n->insn, at->insn, at->frame,
			   NULL);
}

static void leave(const struct at *at, const struct value *v)
{
	const struct value *given = number_in(v, 5);
	size_t i;

	for (i = 0; i < at->s->nr_notes; i++) {
		struct note *n = &at->s->notes[i];
		struct at call = { at->e, at->s, n->frame, n->insn };
		const struct value *text;

		if (n->kind != NOTE_NUMBER || n->frame != at->frame ||
		    state_noted(at->s, NOTE_RANGED, n->insn))
			continue;
		/* who gets it may look at it */
		if (given && given->insn == n->insn)
			continue;
		text = text_at(at->e, at->s, n->value);
		if (text)
			report(&call, n->value, text);
	}
}

const struct check check_unchecked_number = {
	.name = "unchecked-number",
	.operation = operation,
	.call = call,
	.leave = leave,
};
