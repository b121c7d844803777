// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An outside value forms an address: too large, below zero, or one too far.
 */
#include "common.h"
#include "index.h"

extern const struct check check_unchecked_index;

/* One beyond the end may be pointed to, and not be read. */
static void access(const struct at *at, const struct value *p,
		   const struct value *v)
{
	uint64_t limit;
	char *name;

	(void)v;
	if (!p->index || !p->anywhere ||
	    index_look(at, p, p->index, p->scale, p->bound, &limit) !=
		    INDEX_ONE_OFF ||
	    index_told(at, &check_unchecked_index, p->index))
		return;
	name = name_of(p->index);
	FOUND(at, "unchecked-index", p->index,
	      "validate_index() bounds and masks it in one act",
	      "%s comes from outside and forms an address: the test lets "
	      "the length itself pass",
	      name);
	free(name);
}

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	const char *wrong;
	uint64_t limit;
	char *name;

	switch (index_look(at, base, index, scale, bound, &limit)) {
	case INDEX_UNBOUND:
		wrong = "nobody asked whether it is too large";
		break;
	case INDEX_NEGATIVE:
		wrong = "it may be negative";
		break;
	default:
		return;
	}
	if (index_told(at, &check_unchecked_index, index))
		return;
	name = name_of(index);
	FOUND(at, "unchecked-index", index,
	      "validate_index() bounds and masks it in one act",
	      "%s comes from outside and forms an address: %s", name, wrong);
	free(name);
}

const struct check check_unchecked_index = {
	.name = "unchecked-index",
	.index = indexed,
	.load = access,
	.store = access,
};
