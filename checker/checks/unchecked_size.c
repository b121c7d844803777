// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An outside value says how much is copied or allocated, and nothing limits it.
 */
#include "common.h"

/* What no allocator needs protection from. */
#define SMALL (1ULL << 21)

static bool depends_on(const struct value *v, const struct value *on,
		       unsigned int depth)
{
	if (!v || !depth)
		return false;
	return v == on || depends_on(v->a, on, depth - 1) ||
	       depends_on(v->b, on, depth - 1);
}

static const struct value *root_of(const struct value *v)
{
	while (v->a && (v->op == OP_ZEXT || v->op == OP_SEXT ||
			v->op == OP_SAME || v->op == OP_TRUNC))
		v = v->a;
	return v;
}

/* The object was made this large, or larger by what was added. */
static bool fits(const struct at *at, const struct value *size,
		 const struct object *o, const struct range *r)
{
	struct range whole;

	if (!o || !o->size)
		return false;
	if (depends_on(o->size, root_of(size), 5))
		return true;
	whole = state_range(at->s, o->size);
	return r->uhi <= whole.ulo;
}

static void sized(const struct at *at, enum size_use use,
		  const struct value *size, const struct object *object)
{
	struct range r;
	char *name;

	if (!is_outside_value(size) || in_library(at->frame) ||
	    state_upper(at->s, size))
		return;
	r = state_range(at->s, size);
	if (use == SIZE_OF_ALLOCATION ? r.uhi <= SMALL :
					fits(at, size, object, &r))
		return;
	name = name_of(size);
	FOUND(at, "unchecked-size", size,
	      "validate_max(), or validate_size() for a product",
	      "%s comes from outside and is %s: nothing limits it", name,
	      use == SIZE_OF_COPY ? "the length of a copy" :
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
