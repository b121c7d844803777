// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Characters from outside end where the sender says, or nowhere: nothing says that a
 * zero lies inside the member.
 */
#include "common.h"

/* An array of characters starts there. */
static bool is_text(const struct type *t, int64_t offset)
{
	const struct member *m;
	uint64_t rest;

	if (offset < 0)
		return false;
	m = type_member_at(t, (uint64_t)offset, &rest);
	if (m)
		t = m->type;
	if (t && t->is_char)
		return true;
	return t && t->kind == TYPE_ARRAY && t->to && t->to->is_char;
}

/* A fetch that says how many came: fewer than there is room for. */
static bool ends(const struct state *s, const struct fetch *f)
{
	if (!f)
		return false;
	return f->row->terminated ||
	       (f->row->kind == ROW_FETCH && f->row->positive && f->result &&
		state_range(s, f->result).shi < (int64_t)f->size);
}

/* Outside characters at @p, and no zero behind them. */
static const struct value *open_ended(const struct at *at,
				      const struct value *p)
{
	const struct type *t;
	const struct value *v;

	if (p->anywhere)
		return NULL;
	v = state_load(at->e, at->s, p->object, p->offset, 1);
	if (!v || !v->bytes || !v->origin || v->flags & VALUE_UNSET ||
	    ends(at->s, v->bytes->fetch))
		return NULL;
	if (state_noted(at->s, NOTE_CHARACTERS, p->object))
		return NULL;
	t = p->object->type;
	if (t && !is_text(t, p->offset))
		return NULL;
	return state_zero_behind(at->s, p->object, p->offset) ? NULL : v;
}

static void report(const struct at *at, const struct value *p,
		   const struct value *v, const char *how)
{
	char *name = name_of_address(p);

	FOUND(at, "unterminated", v,
	      "validate_string(), or strnlen() against the member's size",
	      "%s comes from outside and is %s: nothing says that it ends",
	      name[0] ? name : "what is given", how);
	free(name);
}

static void string(const struct at *at, const struct value *p)
{
	const struct value *v = open_ended(at, p);

	if (v)
		report(at, p, v, "taken for a string");
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from, const struct value *size)
{
	const struct value *v;

	(void)size;
	if (to->object->kind == OBJECT_LOCAL || in_library(at->frame) ||
	    !from->object->type || from->offset < 0)
		return;
	if (!is_text(from->object->type, from->offset))
		return;
	v = open_ended(at, from);
	if (v)
		report(at, from, v, "kept");
}

/* What is behind each conversion of a format that takes a whole string. */
static void format(const struct at *at, int number)
{
	const struct value *p = argument_of(at, number);
	const char *c;

	if (!p || p->kind != VALUE_POINTER || p->anywhere || p->offset ||
	    !p->object->global || !p->object->global->string)
		return;
	for (c = p->object->global->string; (c = strchr(c, '%')); c++) {
		const size_t flags = strspn(++c, "-+ #0123456789.*hlzjtL");
		bool bounded = memchr(c, '.', flags);

		if (*c == '%')
			continue;
		for (; strchr("-+ #0123456789.*hlzjtL", *c) && *c; c++)
			number += *c == '*';
		if (!*c)
			return;
		p = argument_of(at, ++number);
		p = p && *c == 's' && !bounded ? as_pointer(at->e, p) : NULL;
		if (p)
			string(at, p);
	}
}

static void store(const struct at *at, const struct value *p,
		  const struct value *v)
{
	if (p->anywhere && v->kind == VALUE_CONSTANT && !v->range.ulo)
		state_note(at->s, NOTE_CHARACTERS, p->object, at->insn,
			   at->frame, NULL);
}

static void fetched(const struct at *at, const struct fetch *fetch)
{
	state_unnote(at->s, NOTE_CHARACTERS, fetch->to);
}

/* Whoever looked for the end knows where it is. */
static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	const char *name = at->insn->callee;
	const struct value *p;

	if (row && row->format >= 0)
		format(at, row->format);
	if (strcmp(name, "strnlen") && strcmp(name, "memchr") &&
	    strcmp(name, "strscpy"))
		return;
	p = as_pointer(at->e, argument_of(at, 0));
	if (p)
		state_note(at->s, NOTE_CHARACTERS, p->object, at->insn,
			   at->frame, NULL);
}

/* So does the verb that found it to be a string. */
static void answered(const struct at *at, const struct value *v)
{
	const struct function *f = at->insn->function;
	struct range r;
	size_t i;

	if (!v || !f || !f->library || !strstr(f->name, "string"))
		return;
	r = state_range(at->s, v);
	for (i = 0; !r.ulo && !r.uhi && i < at->insn->nr_operands; i++) {
		const struct value *p = argument_of(at, i);

		if (p->kind == VALUE_POINTER)
			state_note(at->s, NOTE_CHARACTERS, p->object, at->insn,
				   at->frame, NULL);
	}
}

const struct check check_unterminated = {
	.name = "unterminated",
	.string = string,
	.copied = copied,
	.store = store,
	.answered = answered,
	.fetched = fetched,
	.call = call,
};
