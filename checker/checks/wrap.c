// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A sum or product of outside values wraps, and the small number that is left passes
 * the test or sizes the buffer.
 */
#include "common.h"

static bool can_wrap(const struct at *at, const struct value *v)
{
	const struct range a = state_range(at->s, v->a);
	const struct range b = state_range(at->s, v->b);
	bool wraps;

	if (v->bits < 32 || v->a->kind == VALUE_POINTER ||
	    v->b->kind == VALUE_POINTER)
		return false;
	range_of_op(v->op, v->is_signed, v->bits, &a, v->a->bits, &b, &wraps);
	if (!wraps)
		return false;
	if (v->op == OP_SUB)
		return v->b->origin && !state_upper(at->s, v->b);
	return !state_upper(at->s, v->a) || !state_upper(at->s, v->b);
}

/* (n + 63) & ~63 */
static bool is_rounded_up(const struct value *v)
{
	return v && v->op == OP_AND && v->a && v->a->op == OP_ADD &&
	       v->a->origin && v->a->a && v->a->insn &&
	       v->b->kind == VALUE_CONSTANT &&
	       v->a->b->kind == VALUE_CONSTANT && v->a->b->range.ulo &&
	       (v->b->range.ulo ^ v->a->b->range.ulo) == mask_of(v->bits);
}

static const struct value *arithmetic(const struct value *v)
{
	while (v && v->a &&
	       (v->op == OP_ZEXT || v->op == OP_SEXT || v->op == OP_SAME))
		v = v->a;
	if (is_rounded_up(v))
		return v->a;
	if (!v || !v->a || !v->b || !v->origin || !v->insn ||
	    v->flags & VALUE_SATURATED ||
	    (v->op != OP_ADD && v->op != OP_MUL && v->op != OP_SUB &&
	     v->op != OP_SHL))
		return NULL;
	/* a subtraction of a constant is how ranges and alignments are tested */
	return v->b->kind == VALUE_CONSTANT && v->op != OP_MUL &&
			       v->op != OP_SHL ?
		       NULL :
		       v;
}

static void look(const struct at *at, const struct value *v, const char *use)
{
	const struct value *made = arithmetic(v);
	struct at where;
	struct found *f;
	char *name;

	if (!made || in_library(at->frame) || !is_outside_value(made) ||
	    !can_wrap(at, made))
		return;
	where = (struct at){ at->e, at->s, made->frame, made->insn };
	name = name_of(made);
	f = FOUND(&where, "wrap", made,
		  "validate_sub() for an offset and a length, validate_size() "
		  "for a product; or check_add_overflow() and "
		  "check_mul_overflow()",
		  "%s can wrap, and is %s", name, use);
	found_step(f, at->frame, at->insn, "%s here", use);
	free(name);
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	const struct value *made;

	if (result || at->insn->compare <= CMP_NE)
		return;
	/* "a + b < a" asks exactly this */
	made = arithmetic(a);
	if (!made || !(before_casts(b) == before_casts(made->a) ||
		       before_casts(b) == before_casts(made->b)))
		look(at, a, "compared with a limit");
	made = arithmetic(b);
	if (!made || !(before_casts(a) == before_casts(made->a) ||
		       before_casts(a) == before_casts(made->b)))
		look(at, b, "compared with a limit");
}

static void sized(const struct at *at, enum size_use use,
		  const struct value *size, const struct object *object)
{
	(void)object;
	look(at, size, used_as(use));
}

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	(void)base;
	(void)scale;
	(void)bound;
	look(at, index, "used to form an address");
}

const struct check check_wrap = {
	.name = "wrap",
	.operation = operation,
	.sized = sized,
	.index = indexed,
};
