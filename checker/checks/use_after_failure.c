// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A verb that refuses leaves its output as it was, and a fetch that fails brought
 * nothing: what the output holds then is whatever the stack held.
 */
#include "common.h"

static void call(const struct at *at)
{
	const struct function *f = at->insn->function;
	size_t i;

	if (!f || !f->library || in_library(at->frame))
		return;
	for (i = 0; i < at->insn->nr_operands; i++) {
		const struct value *p = argument_of(at, i);

		if (p->kind == VALUE_POINTER &&
		    p->object->kind == OBJECT_LOCAL && !wrapped_at(p))
			state_note(at->s, NOTE_OUTPUT, p->object, at->insn,
				   at->frame, NULL);
	}
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	const struct note *output;
	const struct fact *known;
	struct found *report;
	const struct fetch *f = v->bytes ? v->bytes->fetch : NULL;
	char *name = NULL;

	if (in_library(at->frame))
		return;
	output = state_noted(at->s, NOTE_OUTPUT, p->object);
	if (v->flags & VALUE_UNSET && output && at->insn->plain) {
		name = name_of_address(p);
		report = FOUND(at, "use-after-failure", NULL,
			       "return where the verb refused, or give the "
			       "output a value first",
			       "%s is used where its validation failed, and "
			       "was never set",
			       name);
		if (report && !report->nr_steps)
			found_step(report, output->frame, output->insn,
				   "refused here, %s is left as it was", name);
	}
	known = f && f->result && f->row->kind == ROW_FETCH &&
				!f->row->positive ?
			state_known(at->s, f->result) :
			NULL;
	if (known && known->flags & FACT_NOT_ZERO && !p->anywhere &&
	    !starts(p->object->name, "__check_")) {
		free(name);
		name = name_of_address(p);
		FOUND(at, "use-after-failure", v,
		      "return where the fetch failed",
		      "%s is used where its fetch failed", name);
	}
	free(name);
}

const struct check check_use_after_failure = {
	.name = "use-after-failure",
	.call = call,
	.load = load,
};
