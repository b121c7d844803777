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

/* By how much a difference with a constant is less, or 0. */
static uint64_t shortened_by(const struct value *v)
{
	if (!v->a || !v->b || v->b->kind != VALUE_CONSTANT || !v->insn)
		return 0;
	if (v->op == OP_ADD && v->b->range.slo < 0)
		return -(uint64_t)v->b->range.slo;
	return v->op == OP_SUB ? v->b->range.ulo : 0;
}

static bool has_fact(const struct state *s, const struct value *v,
		     unsigned int flags)
{
	const struct fact *f = state_known(s, v);

	return f && f->flags & flags;
}

/*
 * n - 4, where n may be less and nobody asked, before or after. Only what is used
 * without another test: to compare a difference is how ranges are tested.
 */
static const struct value *shortened(const struct state *s,
				     const struct value *v)
{
	while (v && v->a &&
	       (is_cast(v) || v->op == OP_DIV || v->op == OP_SHR)) {
		if (has_fact(s, v, FACT_UPPER))
			return NULL;
		v = v->a;
	}
	if (!v || !shortened_by(v) || !is_outside_value(v) ||
	    v->a->kind == VALUE_POINTER || has_fact(s, v, FACT_UPPER) ||
	    has_fact(s, v->a, FACT_LEAST) ||
	    has_fact(s, before_casts(v->a), FACT_LEAST))
		return NULL;
	return state_range(s, v->a).ulo < shortened_by(v) &&
			       state_range(s, v).slo < 0 ?
		       v :
		       NULL;
}

static void report(const struct at *at, const struct value *made,
		   const char *advice, const char *use)
{
	struct at where = { at->e, at->s, made->frame, made->insn };
	char *name = name_of(made);
	struct found *f = FOUND(&where, "wrap", made, advice,
				"%s can wrap, and is %s", name, use);

	found_step(f, at->frame, at->insn, "%s here", use);
	free(name);
}

static void look_at_length(const struct at *at, const struct value *v,
			   const char *use)
{
	const struct value *made = in_library(at->frame) ? NULL :
							   shortened(at->s, v);

	if (made)
		report(at, made, "refuse what is less first", use);
}

static void look(const struct at *at, const struct value *v, const char *use)
{
	const struct value *made = arithmetic(v);

	if (!made || in_library(at->frame) || !is_outside_value(made) ||
	    !can_wrap(at, made))
		return;
	report(at, made,
	       "validate_sub() for an offset and a length, validate_size() "
	       "for a product; or check_add_overflow() and "
	       "check_mul_overflow()",
	       use);
}

/* A counter of ours runs up to it: a length, and not what is tested. */
static void look_at_end(const struct at *at, const struct value *counter,
			const struct value *end)
{
	if (!counter->origin && before_casts(counter)->step &&
	    (at->insn->compare == CMP_ULT || at->insn->compare == CMP_ULE ||
	     end->op == OP_ZEXT))
		look_at_length(at, end, "where a loop ends");
}

/* Taken off a limit from outside that nobody asked whether it is at least anything. */
static bool is_below(const struct at *at, const struct value *v)
{
	return !at->e->module->is_kernel && v->op == OP_SUB && v->a->origin &&
	       !v->b->origin && v->a->kind != VALUE_POINTER && v->bits >= 32 &&
	       !has_fact(at->s, before_casts(v->a), FACT_LEAST) &&
	       !state_range(at->s, v->a).ulo;
}

/* "n > limit - used", without signs */
static void look_at_limit(const struct at *at, const struct value *v)
{
	const struct value *made = arithmetic(v);

	if (at->insn->compare <= CMP_ULE && made && !in_library(at->frame) &&
	    is_outside_value(made) && is_below(at, made))
		report(at, made, "refuse a limit that is less first",
		       "compared with a limit");
}

static bool is_of_others(const struct at *at, const struct value *v)
{
	return is_outside_value(v) && v->origin->shared &&
	       !state_upper(at->s, v);
}

/* Of two indexes of a ring the one may have passed the other. */
static void look_at_distance(const struct at *at, const struct value *v,
			     const struct value *with)
{
	const struct value *made = before_casts(v);

	if (made->op == OP_SUB && made->a && made->b && made->insn &&
	    !in_library(at->frame) &&
	    !(with->kind == VALUE_CONSTANT && !with->range.ulo) &&
	    is_of_others(at, made->a) && is_of_others(at, made->b))
		report(at, made,
		       "keep the own index where nobody else writes, and "
		       "refuse a distance that is more than there can be",
		       "compared with one number only");
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	const struct value *made;

	if (!result && at->insn->compare <= CMP_NE) {
		look_at_distance(at, a, b);
		look_at_distance(at, b, a);
	}
	if (result || at->insn->compare <= CMP_NE)
		return;
	look_at_limit(at, a);
	look_at_limit(at, b);
	/* "a + b < a" asks exactly this */
	made = arithmetic(a);
	if (!made || !(before_casts(b) == before_casts(made->a) ||
		       before_casts(b) == before_casts(made->b)))
		look(at, a, "compared with a limit");
	made = arithmetic(b);
	if (!made || !(before_casts(a) == before_casts(made->a) ||
		       before_casts(a) == before_casts(made->b)))
		look(at, b, "compared with a limit");
	look_at_end(at, a, b);
}

static void sized(const struct at *at, enum size_use use,
		  const struct value *size, const struct object *object)
{
	(void)object;
	look(at, size, used_as(use));
	look_at_length(at, size, used_as(use));
}

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	(void)base;
	(void)scale;
	(void)bound;
	look(at, index, "used to form an address");
	look_at_length(at, index, "used to form an address");
}

const struct check check_wrap = {
	.name = "wrap",
	.operation = operation,
	.sized = sized,
	.index = indexed,
};
