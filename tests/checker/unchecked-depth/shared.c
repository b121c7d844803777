// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* How deep a function calls itself. */
#include <stdint.h>

#include <untrusted/untrusted.h>

struct entry {
	uint32_t parent;
	uint32_t children[4];
};

const struct entry *read_entry(uint32_t n) untrusted_model("view bytes");

int bad_parent(uint32_t n)
{
	if (!n)
		return 0;
	return bad_parent(read_entry(n)->parent) + 1;
}

int good_parent(uint32_t n, int depth)
{
	if (!n)
		return 0;
	if (depth > 64)
		return -1;
	return good_parent(read_entry(n)->parent, depth + 1);
}

/* By way of another one. */
void bad_children(uint32_t n);

static void visit_all(const struct entry *e)
{
	int i;

	for (i = 0; i < 4; i++)
		bad_children(e->children[i]);
}

void bad_children(uint32_t n)
{
	visit_all(read_entry(n));
}

struct visit {
	int depth;
};

/* How deep is kept elsewhere. */
int good_member(struct visit *v, uint32_t n)
{
	int ret;

	if (!n || v->depth > 64)
		return 0;
	v->depth++;
	ret = good_member(v, read_entry(n)->parent);
	v->depth--;
	return ret;
}

/* What goes down is ours. */
uint32_t good_halves(uint32_t n)
{
	return n < 2 ? 0 : good_halves(n / 2) + read_entry(0)->parent;
}

// check-output: bad_parent: the answer of read_entry()->parent comes from
//    outside and says how deep bad_parent() calls itself: nothing else does.
//    Write instead: count how deep, and refuse more; or go round in a loop.
