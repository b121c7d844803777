// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The answer of a fetch or a validation says whether there is anything to use. It is
 * dropped where nothing uses it, or where what it is about is used on a path that
 * never asked.
 */
#include "common.h"

static const char advice[] = "test the answer and return it where it is not 0";

static bool answers(const struct at *at, const struct row *row)
{
	const struct function *f = at->insn->function;

	if (row)
		return row->kind == ROW_FETCH && !row->returns &&
		       !row->positive;
	return f && f->library && f->result &&
	       (!strcmp(f->result->name, "int") ||
		!strcmp(f->result->name, "bool") ||
		!strcmp(f->result->name, "_Bool"));
}

static void call(const struct at *at)
{
	const struct row *row;

	if (!at->insn->function || in_library(at->frame) ||
	    place_in_library(&at->insn->place))
		return;
	row = model_find(at->insn->callee);
	if (answers(at, row) && !function_asks(at->frame->function, at->insn))
		FOUND(at, "ignored-result", NULL, advice,
		      "the answer of this %s is dropped",
		      row ? "fetch" : "call");
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	const struct fetch *f = v->bytes ? v->bytes->fetch : NULL;
	const struct fact *known;
	char *name;

	(void)p;
	if (!f || !f->result || f->row->kind != ROW_FETCH || f->row->positive ||
	    f->insn == at->insn || in_library(at->frame) ||
	    row_is_macro(f->row))
		return;
	known = state_known(at->s, f->result);
	if (known && known->flags & FACT_LOOKED)
		return;
	if (!function_asks(f->frame->function, f->insn))
		return;
	name = name_of(v);
	FOUND(at, "ignored-result", v, advice,
	      "%s is used, and nobody asked whether its fetch worked", name);
	free(name);
}

const struct check check_ignored_result = {
	.name = "ignored-result",
	.call = call,
	.load = load,
};
