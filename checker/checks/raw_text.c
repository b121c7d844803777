// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Text from outside goes to a log, or to the terminal of who runs the program, as it
 * is: a newline makes a line of its own, an escape sequence rewrites others. Of
 * programs only those that serve others are looked at: what they say is read by
 * somebody who did not give the text.
 */
#include "text.h"

static bool serves(const struct module *m)
{
	static const struct module *asked;
	static bool answer;
	size_t i;

	for (i = 0; m != asked && i < m->nr_functions; i++) {
		const struct row *row = model_find(m->functions[i].name);

		answer |= row && row->peer;
	}
	asked = m;
	return answer;
}

/* stderr, or a stream by that name. */
static bool is_log(const struct value *stream)
{
	char *name = name_of(stream);
	const bool is = strstr(name, "stderr") || strstr(name, "log");

	free(name);
	return is;
}

static bool shows(const struct at *at, const struct row *row)
{
	const struct value *stream = argument_of(at, row->stream);

	return (row->shows || (stream && is_log(stream))) &&
	       (at->e->module->is_kernel || serves(at->e->module));
}

static bool tests(const char *name)
{
	static const char *const names[] = { "isprint", "isgraph",  "isalnum",
					     "isalpha", "isdigit",  "isxdigit",
					     "iscntrl", "isprint_l" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!strcmp(name, names[i]))
			return true;
	}
	return false;
}

static void judged(const struct at *at, const struct value *v)
{
	struct object *o = text_place(at->e, v);

	if (o)
		o->tested = true;
}

static void call(const struct at *at)
{
	const struct row *row = row_of(at);
	const struct value *text, *what = argument_of(at, row ? row->from : -1);
	struct at said;
	char *name;

	if (at->insn->callee && tests(at->insn->callee))
		text_test(at->e, at->s, at->frame, at->insn,
			  argument_of(at, 0));
	if (at->insn->callee && !strcmp(at->insn->callee, "strspn"))
		judged(at, argument_of(at, 0));
	if (!row || is_ours(at) || !shows(at, row))
		return;
	if (row->format >= 0)
		text = text_printed(at->e, at->s, at->frame, at->insn, row,
				    &what);
	else
		text = what ? text_at(at->e, at->s, what) : NULL;
	if (!text)
		return;
	said = said_at(at);
	name = name_of_text(at, &said, what);
	told_later(
		&said, "raw-text", text, text_place(at->e, what),
		at->e->module->is_kernel ?
			"%*pE with the text's length and the text" :
			"text_quote(), and print what it gives",
		"%s comes from outside and is shown as it is: a newline or an "
		"escape sequence in it writes to the log",
		name);
	free(name);
}

static void done(const struct at *at)
{
	tell(at, "raw-text");
}

/* A table of what characters are: (*__ctype_b_loc())[c], _ctype[c] */
static bool is_table(const struct value *base)
{
	const struct value *v = base->object->address;

	if (base->object->global)
		return !strcmp(base->object->global->name, "_ctype");
	v = v && v->object ? v->object->address : NULL;
	return v && v->insn && v->insn->callee &&
	       !strcmp(v->insn->callee, "__ctype_b_loc");
}

static void looked_up(const struct at *at, const struct value *base,
		      const struct value *index, uint64_t scale, uint64_t bound)
{
	(void)scale;
	(void)bound;
	if (is_table(base))
		text_test(at->e, at->s, at->frame, at->insn, index);
}

static bool is_edge(const struct value *v)
{
	const int64_t n = v->kind == VALUE_CONSTANT ? v->range.slo : 0;

	return (n >= ' ' - 1 && n <= ' ' + 1) || (n >= '~' && n <= '~' + 2) ||
	       (v->bits == 8 && v->kind == VALUE_CONSTANT && n < 0);
}

/* c < ' ' */
static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	if (result || at->insn->op != OP_COMPARE ||
	    at->insn->compare == CMP_EQ || at->insn->compare == CMP_NE)
		return;
	if (is_edge(b))
		text_test(at->e, at->s, at->frame, at->insn, a);
	if (is_edge(a))
		text_test(at->e, at->s, at->frame, at->insn, b);
}

const struct check check_raw_text = {
	.name = "raw-text",
	.operation = operation,
	.index = looked_up,
	.call = call,
	.done = done,
};
