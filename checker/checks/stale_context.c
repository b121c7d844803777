// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A value that was found to be within a limit read under a lock is within it for as
 * long as the lock is held; after that the limit may be another.
 */
#include "common.h"

static void look(const struct at *at, const struct value *v)
{
	const struct value *root = v;
	const struct fact *f;
	char *name;

	while (root && root->a && !root->bytes &&
	       (root->op == OP_ZEXT || root->op == OP_SEXT ||
		root->op == OP_TRUNC || root->op == OP_SAME ||
		root->op == OP_MUL || root->op == OP_SHL ||
		root->op == OP_ADD || root->op == OP_AND))
		root = root->a->origin || !root->b ? root->a : root->b;
	if (!is_outside_value(v) || !root || in_library(at->frame))
		return;
	f = state_known(at->s, root);
	if (!f || !f->epoch || f->epoch > at->s->epoch)
		return;
	name = name_of(root);
	FOUND(at, "stale-context", v,
	      "use it under the lock it was validated under, or validate it "
	      "again",
	      "%s was validated under a lock and is used after the lock was "
	      "dropped",
	      name);
	free(name);
}

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	(void)base;
	(void)scale;
	(void)bound;
	look(at, index);
}

static void sized(const struct at *at, enum size_use use,
		  const struct value *size, const struct object *object)
{
	(void)object;
	if (use == SIZE_OF_COPY)
		look(at, size);
}

const struct check check_stale_context = {
	.name = "stale-context",
	.index = indexed,
	.sized = sized,
};
