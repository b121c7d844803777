// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Where ways meet: which states stay apart, and what holds of both of two.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"

/* The kernel's own, include/linux/errno.h. */
#define ENOIOCTLCMD 515

struct join {
	struct engine *e;
	struct state *into;
	const struct state *other;
	const struct frame *frame;
	unsigned int block;
	bool header; /* of a loop */
	bool widen;
	bool changed;
	struct fact *facts; /* of the joint values */
	size_t nr_facts;
};

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15ULL; /* 2^64 / golden ratio */
	return h ^ h >> 29;
}

static uint64_t mix_place(const struct cell *c)
{
	return mix(c->object->id, (uint64_t)c->offset);
}

/* "Not mine": the caller goes on with it; other errnos end the way. */
bool asks_others(int64_t n)
{
	return n == -ENOTTY || n == -ENOSYS || n == -ENOIOCTLCMD;
}

static uint64_t class_of_constant(const struct value *v, bool exact)
{
	const int64_t n = signed_of(v->range.ulo, v->bits > 32 ? 64 : 32);

	if (exact)
		return v->range.ulo + 4;
	return n == 0 ? 1 : n > 0 ? 3 : asks_others(n) ? 4 + -n : 2;
}

/* An answer that is known to be zero or not. */
static uint64_t class_of_answer(const struct state *s, const struct value *v)
{
	const struct value *root = before_casts(v);
	const struct fact *f;
	uint64_t class;

	if (!root->row && !(root->insn && root->insn->op == OP_CALL))
		return 0;
	f = state_known(s, v);
	if (!f)
		return 0;
	class = root->row ? 10 + 2 * root->row->kind : 8;
	return range_single(&f->range) && !f->range.ulo ? class :
	       f->flags & FACT_NOT_ZERO			? class + 1 :
							  0;
}

/* Counters do not: an errno, a pointer, a boolean does. */
static bool decides(const struct object *o)
{
	const struct type *t = o->type;

	return !o->name[0] || !t || t->kind != TYPE_SCALAR || t->is_signed ||
	       t->size == 1;
}

/* A whole variable, not one member of many. */
static bool is_scalar(const struct cell *c)
{
	const struct object *o = c->object;

	return o->name[0] && o->type && o->type->kind == TYPE_SCALAR;
}

uint64_t state_lacks(const struct state *s, const struct frame *frame)
{
	uint64_t key = 0;
	size_t i;

	for (i = 0; i < s->nr_cells; i++) {
		const struct cell *c = &s->cells[i];

		if (c->value->flags & VALUE_UNSET &&
		    c->object->kind == OBJECT_LOCAL &&
		    c->object->frame != frame)
			key = mix(key, mix(mix_place(c), c->size));
	}
	return key;
}

/* The compiler's own variables have no name: which way to leave a scope. */
uint64_t state_key(const struct state *s, const struct frame *frame,
		   const struct block *block, bool coarse)
{
	uint64_t key = mix(s->nr_locks, state_lacks(s, frame));
	size_t i;

	for (i = 0; i < s->nr_cells; i++) {
		const struct cell *c = &s->cells[i];
		uint64_t class = 0;

		if (c->object->kind != OBJECT_LOCAL ||
		    c->object->frame != frame || c->size > 8)
			continue;
		if (c->value->kind == VALUE_CONSTANT && decides(c->object))
			class = class_of_constant(
				c->value,
				!c->object->name[0] &&
					!(coarse && c->value->range.slo < 0));
		else if (c->value->kind == VALUE_SYMBOL)
			class = class_of_answer(s, c->value);
		if (c->value->flags & VALUE_UNSET && is_scalar(c))
			class = 7;
		if (class)
			key = mix(key, mix(mix_place(c), class));
	}
	for (i = 0; i < s->nr_notes; i++) {
		if (s->notes[i].kind == NOTE_REFUSED)
			key = mix(key, (uintptr_t)s->notes[i].key);
	}
	for (i = 0; i < block->nr_insns && block->insns[i].op == OP_PHI; i++) {
		const struct value *v = s->registers[block->insns[i].result];

		if (v)
			key = mix(key, v->kind == VALUE_CONSTANT ?
					       class_of_constant(v, false) :
					       i + 7);
	}
	return key;
}

static bool pointers_alike(const struct value *a, const struct value *b)
{
	return a->kind == VALUE_POINTER && b->kind == VALUE_POINTER &&
	       a->object == b->object;
}

static bool is_null(const struct value *v)
{
	return v->kind == VALUE_CONSTANT && !v->range.ulo && v->bits == 64;
}

static bool is_header(const struct function *f, unsigned int block)
{
	size_t i;

	for (i = 0; i < f->nr_loops; i++) {
		if (f->loops[i].header == block)
			return true;
	}
	return false;
}

/* Looks for what moved a value, no further than @left values. */
struct search {
	const struct value *from;
	unsigned int left;
	const struct value *step;
	bool sure;
};

/* Is it that value, where other states joined it? */
static bool is_joint_of(struct search *l, const struct value *v)
{
	v = before_casts(v);
	if (!v || v == l->from || !l->left)
		return v && v == l->from;
	l->left--;
	return v->op == OP_OTHER &&
	       (is_joint_of(l, v->latest) || is_joint_of(l, v->a) ||
		is_joint_of(l, v->b));
}

/* By what did the last round move it? Of two steps one that is sure is enough. */
static bool find_step(struct search *l, const struct value *v)
{
	v = before_casts(v);
	if (!v || !l->left || v->kind != VALUE_SYMBOL)
		return false;
	l->left--;
	if (v->op == OP_OTHER)
		return find_step(l, v->latest) || find_step(l, v->a) ||
		       find_step(l, v->b);
	if (v->op != OP_ADD && v->op != OP_SUB)
		return false;
	if (!is_joint_of(l, v->a) && !find_step(l, v->a))
		return false;
	l->step = v;
	l->sure |= !v->stuck;
	return true;
}

static void note_step(const struct join *j, struct value *joint,
		      const struct value *last)
{
	struct search l = { .from = joint, .left = 64 };

	if (last != joint)
		joint->latest = last;
	if (!j->header || joint->step || !find_step(&l, last))
		return;
	joint->step = l.step;
	joint->stuck = !l.sure;
}

/* A pointer that runs over memory keeps its index where a constant is added. */
static void note_pointer_step(const struct join *j, struct value *joint,
			      const struct value *last)
{
	if (joint == last)
		return;
	joint->latest = last;
	if (j->header)
		joint->step =
			joint->offset != last->offset ?
				make_constant(j->e,
					      last->offset - joint->offset,
					      64) :
				last->index;
	else if (!joint->step)
		joint->step = last->step;
}

static const struct value *joint_pointer(struct join *j, const struct value *a,
					 const struct value *b)
{
	bool isnew;
	struct value *v = make_fresh(j->e, MAKER_JOINT, a->object, j->frame,
				     j->block, 0, &isnew);

	if (isnew) {
		*v = *a;
		v->id = ++j->e->next_id;
		v->anywhere = true;
		v->index = a->index ? a->index : b->index;
		v->scale = a->index ? a->scale : b->scale;
		v->origin = a->origin ? a->origin : b->origin;
	}
	note_pointer_step(j, v, b);
	return v;
}

/* A counter's first value is a constant, and has no limit to differ in. */
static const struct value *
common_limit(const struct join *j, const struct value *a, const struct value *b)
{
	const struct fact *fa = state_known(j->into, a);
	const struct fact *fb = state_known(j->other, b);
	const struct value *la = fa ? fa->limit : NULL;
	const struct value *lb = fb ? fb->limit : NULL;

	if (a->kind == VALUE_CONSTANT)
		return lb;
	return b->kind == VALUE_CONSTANT || la == lb ? la : NULL;
}

static void add_fact(struct join *j, const struct value *v, struct range range,
		     unsigned int flags, const struct value *limit)
{
	j->facts = array_grow(j->facts, j->nr_facts, sizeof(*j->facts));
	j->facts[j->nr_facts++] = (struct fact){ v, range, flags, 0, limit };
}

static unsigned int flags_of(const struct state *s, const struct value *v)
{
	const struct fact *f = state_known(s, v);
	const struct range r = state_range(s, v);

	return (state_upper(s, v) ? FACT_UPPER : 0) |
	       (state_lower(s, v) ? FACT_LOWER : 0) |
	       (f ? f->flags & (FACT_LOOKED | FACT_LEAST) : 0) |
	       (!v->origin ? FACT_LOOKED : 0) |
	       (r.ulo || (f && f->flags & FACT_NOT_ZERO) ? FACT_NOT_ZERO : 0);
}

/* Bytes from outside, of no fetch in particular. */
static const struct value *joint_bytes(struct join *j, const struct value *a,
				       const struct value *b)
{
	struct value *v;
	bool isnew;

	if (a->kind != b->kind || !a->origin || !b->origin)
		return NULL;
	v = make_fresh(j->e, MAKER_JOINT_BYTES, a->fetch ? NULL : a, j->frame,
		       j->block, 0, &isnew);
	if (isnew) {
		v->kind = VALUE_BYTES;
		v->origin = a->origin;
	}
	return v;
}

/* An address is the start of what it points to. */
static const struct value *as_start(const struct join *j, const struct value *v,
				    const struct value *other)
{
	return v->kind == VALUE_SYMBOL && other->kind == VALUE_POINTER &&
			       other->object->address == v ?
		       make_pointer(j->e, other->object, 0) :
		       v;
}

/* Who uses the joint value may use this. */
static void note_aliased(struct join *j, const struct value *v)
{
	if (v->kind == VALUE_POINTER && v->object->kind == OBJECT_HEAP)
		state_note(j->into, NOTE_ALIASED, v->object, NULL, NULL, NULL);
}

/* One value for two, made by the place where they meet. */
static const struct value *joint(struct join *j, const struct value *a,
				 const struct value *b, uint64_t place)
{
	struct range range;
	struct value *v;
	unsigned int i;

	if (a == b || !a || !b)
		return a == b ? a : NULL;
	a = as_start(j, a, b);
	b = as_start(j, b, a);
	if (a->kind == VALUE_BYTES || b->kind == VALUE_BYTES)
		return joint_bytes(j, a, b);
	if (pointers_alike(a, b) && !a->anywhere)
		return joint_pointer(j, a, b);
	if (pointers_alike(a, b)) {
		note_pointer_step(j, (struct value *)a, b);
		return a;
	}
	if (is_null(a) && b->kind == VALUE_POINTER)
		return b;
	if (is_null(b) && a->kind == VALUE_POINTER)
		return a;
	if (!a->bits || !b->bits)
		return NULL;
	note_aliased(j, a);
	note_aliased(j, b);
	v = make_symbol(j->e, MAKER_JOINT, j->frame,
			&j->frame->function->blocks[j->block], place, a->bits);
	if (!v->origin)
		v->origin = a->origin ? a->origin : b->origin;
	v->flags |= (a->flags | b->flags) & VALUE_MOVED;
	if (!v->type)
		v->type = a->type ? a->type : b->type;
	if (!v->a && a != v && b != v) {
		v->a = a;
		v->b = b;
	}
	note_step(j, v, b);
	for (i = 0; i < j->nr_facts; i++) {
		if (j->facts[i].value == v)
			return v;
	}
	range = j->widen ? v->range :
			   range_join(state_range(j->into, a),
				      state_range(j->other, b));
	add_fact(j, v, range, flags_of(j->into, a) & flags_of(j->other, b),
		 common_limit(j, a, b));
	return v;
}

static void join_registers(struct join *j)
{
	const struct value **into = j->into->registers;
	const struct value **other = j->other->registers;
	unsigned int i;

	for (i = 0; i < j->frame->function->nr_registers; i++) {
		const struct value *v = joint(j, into[i], other[i], i);

		if (v != into[i]) {
			into[i] = v;
			j->changed = true;
		}
	}
}

static const struct cell *other_cell(const struct join *j, const struct cell *c,
				     size_t *at)
{
	const struct state *s = j->other;

	while (*at < s->nr_cells && (s->cells[*at].object->id < c->object->id ||
				     (s->cells[*at].object == c->object &&
				      s->cells[*at].offset < c->offset)))
		(*at)++;
	if (*at < s->nr_cells && s->cells[*at].object == c->object &&
	    s->cells[*at].offset == c->offset && s->cells[*at].size == c->size)
		return &s->cells[*at];
	return NULL;
}

/* Of bytes that one side has written into, what is left on both. */
static bool common_bytes(const struct join *j, struct cell *c)
{
	const struct cell *o = state_cell(j->other, c->object, c->offset);
	int64_t end = c->offset + (int64_t)c->size;

	if (c->value->kind != VALUE_BYTES)
		return false;
	while (o && o->value != c->value && o->offset < end)
		o = state_cell(j->other, c->object,
			       o->offset + (int64_t)o->size);
	if (!o || o->value != c->value || o->offset >= end ||
	    o->from - o->offset != c->from - c->offset)
		return false;
	if (o->offset > c->offset) {
		c->from += o->offset - c->offset;
		c->offset = o->offset;
	}
	if (o->offset + (int64_t)o->size < end)
		end = o->offset + (int64_t)o->size;
	c->size = end - c->offset;
	return true;
}

static void join_cells(struct join *j)
{
	size_t i, kept = 0, at = 0;

	for (i = 0; i < j->into->nr_cells; i++) {
		struct cell c = j->into->cells[i];
		const struct cell *o = other_cell(j, &c, &at);
		const struct value *v = NULL;

		if (o && (o->from == c.from || c.value->kind != VALUE_BYTES))
			v = joint(j, c.value, o->value,
				  ((uint64_t)c.object->id << 24) +
					  (uint64_t)c.offset + (1ULL << 20));
		if (!v && common_bytes(j, &c))
			v = c.value;
		if (v != c.value || c.size != j->into->cells[i].size)
			j->changed = true;
		if (!v)
			continue;
		c.value = v;
		j->into->cells[kept++] = c;
	}
	j->into->nr_cells = kept;
}

static bool same_range(const struct range *a, const struct range *b)
{
	return a->ulo == b->ulo && a->uhi == b->uhi && a->slo == b->slo &&
	       a->shi == b->shi;
}

static const struct fact *joint_fact(const struct join *j,
				     const struct value *v)
{
	size_t i;

	for (i = 0; i < j->nr_facts; i++) {
		if (j->facts[i].value == v)
			return &j->facts[i];
	}
	return NULL;
}

static struct fact common_fact(const struct join *j, const struct fact *f)
{
	const struct fact *o = joint_fact(j, f->value);
	struct fact n = *f;

	if (o)
		return *o;
	o = state_known(j->other, f->value);
	n.range = range_join(f->range,
			     o ? o->range : state_range(j->other, f->value));
	n.flags &= o ? o->flags : 0;
	if (!o || o->limit != f->limit)
		n.limit = NULL;
	if (j->widen && !same_range(&n.range, &f->range))
		n.range = f->value->range;
	return n;
}

static void join_facts(struct join *j)
{
	size_t i, kept = 0;

	for (i = 0; i < j->into->nr_facts; i++) {
		const struct fact f = j->into->facts[i];
		const struct fact n = common_fact(j, &f);

		if (!same_range(&n.range, &f.range) || n.flags != f.flags)
			j->changed = true;
		if (!n.flags && !n.epoch &&
		    same_range(&n.range, &f.value->range))
			continue;
		j->into->facts[kept++] = n;
	}
	j->into->nr_facts = kept;
	for (i = 0; i < j->nr_facts; i++) {
		struct fact *f = state_fact(j->into, j->facts[i].value);

		f->range = j->facts[i].range;
		f->flags = j->facts[i].flags;
		f->limit = j->facts[i].limit;
	}
}

static void join_history(struct join *j)
{
	struct state *into = j->into;
	size_t i, k;

	for (i = 0; i < j->other->nr_fetches; i++) {
		for (k = 0; k < into->nr_fetches; k++) {
			if (into->fetches[k] == j->other->fetches[i])
				break;
		}
		if (k < into->nr_fetches)
			continue;
		into->fetches = array_grow(into->fetches, into->nr_fetches,
					   sizeof(*into->fetches));
		into->fetches[into->nr_fetches++] = j->other->fetches[i];
		j->changed = true;
	}
	for (i = 0; i < j->other->nr_notes; i++) {
		const struct note *n = &j->other->notes[i];

		if (n->kind == NOTE_REFUSED ||
		    state_noted(into, n->kind, n->key))
			continue;
		state_note(into, n->kind, n->key, n->insn, n->frame, n->value);
		j->changed = true;
	}
	for (i = 0; i < into->nr_notes; i++) {
		const struct note n = into->notes[i];

		if (n.kind != NOTE_REFUSED ||
		    state_noted(j->other, n.kind, n.key))
			continue;
		state_unnote(into, n.kind, n.key);
		j->changed = true;
		i--;
	}
	if (j->other->epoch > into->epoch)
		into->epoch = j->other->epoch;
	if (j->other->nr_locks < into->nr_locks)
		into->nr_locks = j->other->nr_locks;
}

bool state_join(struct engine *e, struct state *into, const struct state *s,
		const struct frame *frame, unsigned int block,
		unsigned int visits)
{
	struct join j = {
		.e = e,
		.into = into,
		.other = s,
		.frame = frame,
		.block = block,
		.header = is_header(frame->function, block),
		.widen = visits > 3,
	};
	size_t i;

	join_registers(&j);
	join_cells(&j);
	join_facts(&j);
	join_history(&j);
	/* a counter is another one each time round */
	for (i = 0; i < j.nr_facts; i++)
		state_renew(into, j.facts[i].value);
	free(j.facts);
	return j.changed;
}
