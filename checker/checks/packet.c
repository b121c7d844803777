// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>

#include "packet.h"

const char *packet_member(const struct value *v)
{
	const struct type *t = v && v->object ? v->object->type : NULL;
	const struct member *m;
	uint64_t rest;

	if (!t || v->kind != VALUE_SYMBOL || v->anywhere || v->offset < 0 ||
	    strcmp(t->name, "sk_buff") != 0)
		return "";
	m = type_member_at(t, (uint64_t)v->offset, &rest);
	return m ? m->name : "";
}

bool is_in_packet(const struct object *o)
{
	return !strcmp(packet_member(o->address), "data");
}

/* The same, or made in the same way of what was loaded from the same place. */
static bool is_alike(const struct value *a, const struct value *b,
		     unsigned int depth)
{
	if (a == b || !a || !b || !depth)
		return a == b;
	if (a->kind != VALUE_SYMBOL || b->kind != VALUE_SYMBOL ||
	    a->bits != b->bits || a->op != b->op)
		return false;
	if (a->a)
		return is_alike(a->a, b->a, depth - 1) &&
		       is_alike(a->b, b->b, depth - 1);
	return a->object && a->object == b->object && a->offset == b->offset;
}

unsigned int packet_flags(const struct state *s, const struct value *v)
{
	unsigned int flags = 0;
	size_t i;

	for (i = 0; i < s->nr_facts; i++) {
		if (is_alike(s->facts[i].value, v, 5))
			flags |= s->facts[i].flags;
	}
	return flags;
}

static void add_part(struct extent *x, const struct value *v)
{
	if (x->nr_parts < PARTS_MAX)
		x->parts[x->nr_parts++] = before_casts(v);
}

static void take_apart(struct extent *x, const struct value *v,
		       unsigned int depth)
{
	v = before_casts(v);
	if (v->kind == VALUE_CONSTANT) {
		x->number += v->range.slo;
	} else if (v->op == OP_ADD && v->a && depth) {
		take_apart(x, v->a, depth - 1);
		take_apart(x, v->b, depth - 1);
	} else if (v->op == OP_SUB && v->a && depth &&
		   v->b->kind == VALUE_CONSTANT) {
		take_apart(x, v->a, depth - 1);
		x->number -= v->b->range.slo;
	} else {
		add_part(x, v);
	}
}

void extent_add(struct extent *x, const struct value *v)
{
	take_apart(x, v, 6);
}

bool extent_has(const struct extent *x, const struct value *v)
{
	size_t i;

	for (i = 0; i < x->nr_parts; i++) {
		if (x->parts[i] == v)
			return true;
	}
	return false;
}

const struct value *packet_walker(const struct value *p)
{
	for (; p; p = p->from) {
		if (p->step)
			return p;
	}
	return NULL;
}

struct extent extent_of_place(const struct value *p, uint64_t size)
{
	struct extent x = { .number = p->offset + (int64_t)size };
	const struct value *q;

	x.walked = packet_walker(p) || (p->anywhere && !p->index);
	for (q = p; q; q = q->from) {
		if (q->index && (!q->from || q->from->insn != q->insn))
			add_part(&x, q->index);
	}
	return x;
}
