// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Text from outside is written to an array that may be shorter: by a function that
 * asks for no size, and nobody has asked for the text's length.
 */
#include "text.h"

/* Was it made of the length of what lies in @o? */
static bool is_of_length(const struct at *at, const struct value *v,
			 const struct object *o, unsigned int depth)
{
	if (!v || !depth)
		return false;
	if (v->row && v->row->length && v->a) {
		const struct value *p = as_pointer(at->e, v->a);

		return p && p->object == o;
	}
	return is_of_length(at, v->a, o, depth - 1) ||
	       is_of_length(at, v->b, o, depth - 1);
}

/* Bytes of text at @p, its end too, as far as tests of its length say; or 0. */
static uint64_t tested_length(const struct at *at, const struct value *p)
{
	const struct state *s = at->s;
	uint64_t least = 0;
	size_t i;

	for (i = 0; i < s->nr_facts; i++) {
		const struct fact *f = &s->facts[i];
		const struct range r = state_range(s, f->value);
		uint64_t n;

		if (!is_of_length(at, f->value, p->object, 4))
			continue;
		if (!f->value->row)
			n = f->flags & (FACT_UPPER | FACT_LOOKED) ? 1 : 0;
		else if (r.uhi < SIZE_UNKNOWN)
			n = r.uhi + 1;
		else
			n = f->flags & FACT_UPPER ? 1 : 0;
		if (n && (!least || n < least))
			least = n;
	}
	return least;
}

/* Does text of at most @most bytes, 0 if nobody knows, go to what is too short? */
static bool written(const struct at *at, const struct value *to,
		    const struct value *from, const struct value *text,
		    uint64_t most)
{
	const struct value *p = as_pointer(at->e, to);
	const uint64_t room = p && !p->anywhere ? text_room(at->s, p) : 0;
	const struct at said = said_at(at);
	char *name, *target;

	if (room < 2 || (most && most <= room))
		return false;
	name = from ? name_of_text(at, &said, from) :
		      text_print("%s", "a word");
	target = name_of_text(at, &said, to);
	FOUND(&said, "unchecked-string", text,
	      "a width or a size, such as snprintf() takes; validate_text() copies what fits "
	      "and refuses the rest",
	      "%s comes from outside and is written to %s by %s(): nothing says that it fits "
	      "into %llu bytes",
	      name, target, name_of_called(at), (unsigned long long)room);
	free(name);
	free(target);
	return true;
}

static uint64_t lesser(uint64_t a, uint64_t b)
{
	return !a || (b && b < a) ? b : a;
}

static uint64_t most_of(const struct at *at, const struct value *from,
			const struct value *text)
{
	const struct value *p = as_pointer(at->e, from);

	return lesser(text->points_to, p ? tested_length(at, p) : 0);
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from)
{
	const struct value *text = from ? text_at(at->e, at->s, from) : NULL;

	if (to && text)
		written(at, to, from, text, most_of(at, from, text));
}

static void printed(const struct at *at, const struct row *row,
		    const struct value *to)
{
	struct printing p;
	struct conversion c;

	if (!printing_start(&p, at->e, at->s, at->frame, at->insn, row))
		return;
	while (printing_next(&p, false, &c)) {
		const struct value *text =
			c.what == 's' ? text_at(at->e, at->s, c.value) : NULL;
		uint64_t most;

		if (!text || c.precision == NO_NUMBER - 1)
			continue;
		most = most_of(at, c.value, text);
		if (c.precision != NO_NUMBER)
			most = lesser(most, c.precision + 1);
		if (written(at, to, c.value, text, most))
			return;
	}
}

static void scanned(const struct at *at, const struct row *row)
{
	const struct value *from = argument_of(at, row->from);
	const struct value *text = from ? text_at(at->e, at->s, from) : NULL;
	struct printing p;
	struct conversion c;

	if ((from && !text) ||
	    !printing_start(&p, at->e, at->s, at->frame, at->insn, row))
		return;
	while (printing_next(&p, true, &c)) {
		uint64_t most = text ? most_of(at, from, text) : 0;

		if ((c.what != 's' && c.what != '[') || c.allocates)
			continue;
		if (c.width != NO_NUMBER)
			most = lesser(most, c.width + 1);
		if (written(at, c.value, from, text, most))
			return;
	}
}

static void call(const struct at *at)
{
	const struct row *row = row_of(at);
	const struct value *to;

	if (!row || is_ours(at))
		return;
	to = argument_of(at, row->to);
	if (row->kind == ROW_SCAN)
		scanned(at, row);
	else if (row->kind == ROW_SOURCE && to && row->size < 0 &&
		 row->count < 0 && row->terminated)
		written(at, to, NULL, NULL, 0);
	else if (row->kind != ROW_STRING || !to || row->size >= 0)
		return;
	else if (row->format >= 0)
		printed(at, row, to);
	else
		copied(at, to, argument_of(at, row->from));
}

const struct check check_unchecked_string = {
	.name = "unchecked-string",
	.call = call,
};
