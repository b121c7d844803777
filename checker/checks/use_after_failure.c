// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A verb that refuses leaves its output as it was, and a fetch that fails brought
 * nothing: what the output holds then is whatever the stack held.
 */
#include "common.h"

static void ask(const struct at *at, const struct value *v)
{
	if (v && v->kind == VALUE_POINTER)
		state_note(at->s, NOTE_ASKED, v->object, at->insn, at->frame,
			   NULL);
}

static void call(const struct at *at)
{
	const struct function *f = at->insn->function;

	if (f && starts(f->name, "IS_ERR"))
		ask(at, argument_of(at, 0));
}

/* A fetch that gives a pointer says by the pointer whether it worked. */
static void look_at_pointer(const struct at *at, const struct value *p,
			    const struct value *v)
{
	const struct object *o = p->object;
	char *name;

	if (o->kind != OBJECT_HEAP || !o->row || o->row->kind != ROW_FETCH ||
	    !o->row->returns || state_noted(at->s, NOTE_ASKED, o))
		return;
	name = name_of_address(p);
	FOUND(at, "use-after-failure", v, "ask IS_ERR() first",
	      "%s is used, and nobody asked whether its fetch worked", name);
	free(name);
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	if (result || at->insn->compare == CMP_EQ ||
	    at->insn->compare == CMP_NE)
		return;
	ask(at, a);
	ask(at, b);
}

/* A struct that holds something before is no output alone. */
static bool is_output(const struct state *s, const struct value *p)
{
	const struct type *t = p->object->type;
	int64_t unset;

	return !t || t->kind == TYPE_SCALAR ||
	       state_unset(s, p->object, p->offset, p->offset + 1, &unset);
}

/* An errno: the outputs are as they were. 0: they are set. */
static void answered(const struct at *at, const struct value *v)
{
	const struct function *f = at->insn->function;
	struct range r;
	size_t i;

	if (!v || !f || !f->library || in_library(at->frame) || !f->result ||
	    strcmp(f->result->name, "int"))
		return;
	r = state_range(at->s, v);
	for (i = 0; i < at->insn->nr_operands; i++) {
		const struct value *p = argument_of(at, i);

		if (p->kind != VALUE_POINTER ||
		    p->object->kind != OBJECT_LOCAL || wrapped_at(p))
			continue;
		if (r.shi < 0 && is_output(at->s, p))
			state_note(at->s, NOTE_REFUSED, p->object, at->insn,
				   at->frame, NULL);
		else
			state_unnote(at->s, NOTE_REFUSED, p->object);
	}
}

static void store(const struct at *at, const struct value *p,
		  const struct value *v)
{
	if (!in_library(at->frame))
		look_at_pointer(at, p, v);
	state_unnote(at->s, NOTE_REFUSED, p->object);
}

static void report(const struct at *at, const struct value *p,
		   const struct note *why, const char *after)
{
	char *name = name_of_address(p);
	struct found *f;

	f = FOUND(at, "use-after-failure", NULL,
		  "return where the verb refused, or give the output a value "
		  "there",
		  "%s is used where its validation failed%s", name, after);
	if (f && !f->nr_steps)
		found_step(f, why->frame, why->insn,
			   "refused here, %s is left as it was", name);
	free(name);
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	const struct note *refused;
	const struct fact *known;
	const struct fetch *f = v->bytes ? v->bytes->fetch : NULL;
	char *name;

	if (in_library(at->frame))
		return;
	look_at_pointer(at, p, v);
	refused = state_noted(at->s, NOTE_REFUSED, p->object);
	if (refused && at->insn->plain && v->flags & VALUE_UNSET)
		report(at, p, refused, ", and was never set");
	else if (refused && at->insn->plain &&
		 function_addresses(at->frame->function, at->insn))
		report(at, p, refused, "");
	known = f && f->result && f->row->kind == ROW_FETCH &&
				!f->row->positive ?
			state_known(at->s, f->result) :
			NULL;
	if (known && known->flags & FACT_NOT_ZERO && !p->anywhere &&
	    !starts(p->object->name, "__check_")) {
		name = name_of_address(p);
		FOUND(at, "use-after-failure", v,
		      "return where the fetch failed",
		      "%s is used where its fetch failed", name);
		free(name);
	}
}

const struct check check_use_after_failure = {
	.name = "use-after-failure",
	.call = call,
	.operation = operation,
	.answered = answered,
	.store = store,
	.load = load,
};
