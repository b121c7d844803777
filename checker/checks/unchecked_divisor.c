// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An outside value divides, and nobody asked whether it is zero.
 */
#include "common.h"

/* Whoever compared both sides of a difference knows whether they are equal. */
static bool is_compared_difference(const struct state *s, const struct value *v)
{
	const struct fact *a, *b;

	if (v->op != OP_SUB || !v->a || !v->b)
		return false;
	a = state_known(s, before_casts(v->a));
	b = state_known(s, before_casts(v->b));
	return a && a->flags & FACT_LOOKED &&
	       (v->b->kind == VALUE_CONSTANT || (b && b->flags & FACT_LOOKED));
}

static bool can_be_zero(const struct state *s, const struct value *v)
{
	const struct value *made_of = before_casts(v);
	const struct fact *f = state_known(s, made_of);

	return !state_range(s, v).ulo && !state_range(s, made_of).ulo &&
	       !(f && f->flags & FACT_NOT_ZERO) &&
	       !is_compared_difference(s, made_of);
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	char *name;

	(void)a;
	if (!result || (at->insn->op != OP_DIV && at->insn->op != OP_REM) ||
	    !is_outside_value(b) || in_library(at->frame) ||
	    !can_be_zero(at->s, b) ||
	    state_noted(at->s, NOTE_TOLD, before_casts(b)))
		return;
	state_note(at->s, NOTE_TOLD, before_casts(b), at->insn, at->frame,
		   NULL);
	name = name_of(b);
	FOUND(at, "unchecked-divisor", b,
	      "validate_min() from 1, or validate_range()",
	      "%s comes from outside and divides: nobody asked whether it is 0",
	      name);
	free(name);
}

const struct check check_unchecked_divisor = {
	.name = "unchecked-divisor",
	.operation = operation,
};
