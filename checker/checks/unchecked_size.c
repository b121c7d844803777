// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An outside value says how much is copied or allocated, and nothing limits it.
 */
#include "common.h"

/* What no allocator needs protection from. */
#define SMALL (1ULL << 21)

/* The object was made this large, or larger by what was added. */
static bool fits(const struct at *at, const struct value *size,
		 const struct object *o, const struct range *r)
{
	struct range whole;

	if (!o || !o->size)
		return false;
	if (depends_on(o->size, before_casts(size), 5))
		return true;
	whole = state_range(at->s, o->size);
	return r->uhi <= whole.ulo;
}

/* Numbers limit each part of it that comes from outside. */
static bool is_tested(const struct state *s, const struct value *v,
		      unsigned int depth)
{
	const struct fact *f;

	if (!v || !v->origin || v->kind == VALUE_CONSTANT)
		return true;
	f = state_known(s, v);
	if (f && f->flags & FACT_UPPER && f->range.uhi < v->range.uhi)
		return true;
	return depth && v->a && v->op >= OP_ADD && v->op <= OP_SAME &&
	       is_tested(s, v->a, depth - 1) && is_tested(s, v->b, depth - 1);
}

/* It was limited, by more than there is room for. */
static void too_large(const struct at *at, const struct value *size,
		      const struct object *o)
{
	const struct range r = state_range(at->s, size);
	struct range whole;
	char *name;

	if (!o || !o->size)
		return;
	whole = state_range(at->s, o->size);
	if (!range_single(&whole) || r.uhi <= whole.ulo ||
	    !is_tested(at->s, size, 4))
		return;
	name = name_of(size);
	FOUND(at, "unchecked-size", size,
	      "limit it by sizeof() of what is copied to",
	      "%s comes from outside and is the length of a copy: up to %llu "
	      "bytes where there are %llu",
	      name, (unsigned long long)r.uhi, (unsigned long long)whole.ulo);
	free(name);
}

static void sized(const struct at *at, enum size_use use,
		  const struct value *size, const struct object *object)
{
	struct range r;
	char *name;

	if (!is_outside_value(size) || in_library(at->frame))
		return;
	if (state_upper(at->s, size)) {
		if (use == SIZE_OF_COPY)
			too_large(at, size, object);
		return;
	}
	r = state_range(at->s, size);
	if (use == SIZE_OF_ALLOCATION ? r.uhi <= SMALL :
					fits(at, size, object, &r))
		return;
	name = name_of(size);
	FOUND(at, "unchecked-size", size,
	      "validate_max(), or validate_size() for a product",
	      "%s comes from outside and is %s: nothing limits it", name,
	      use == SIZE_OF_COPY ? "the length of a copy" :
	      use == SIZE_OF_SINK ? "given to a sink" :
				    "the size of an allocation");
	free(name);
}

static void put(const struct at *at, const struct row *row,
		const struct value *from, const struct value *size)
{
	(void)row;
	if (size)
		sized(at, SIZE_OF_COPY, size, from->object);
}

const struct check check_unchecked_size = {
	.name = "unchecked-size",
	.sized = sized,
	.put = put,
};
