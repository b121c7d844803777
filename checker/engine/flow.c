// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * One step after the other, and both ways at a branch.
 */
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "engine.h"

/* States of one block that stay apart; more are joined. */
#define STATES_MAX 8
#define EXITS_MAX 8
#define DEPTH_MAX 7
#define REST_MAX 16 /* arguments of a variadic call that are looked at */
#define STEPS_MAX 12000 /* of one function with all it calls */

struct waiting {
	struct state *states[STATES_MAX];
	uint64_t keys[STATES_MAX];
	bool pending[STATES_MAX];
	unsigned int visits[STATES_MAX];
	unsigned int n;
};

struct exit {
	struct state *state;
	const struct value *answer;
	uint64_t key;
};

struct run {
	struct engine *e;
	const struct frame *frame;
	struct waiting *waiting;
	struct exit exits[EXITS_MAX];
	unsigned int nr_exits;
};

/* ---- operands ---- */

static struct object *object_of_global(struct engine *e, struct global *g)
{
	struct object *o;

	o = make_object(e, OBJECT_GLOBAL, g, NULL, 0);
	if (!o->name[0]) {
		o->name = g->name;
		o->type = g->type;
		o->global = g;
		o->escaped = !g->is_constant;
		if (g->size)
			o->size = make_constant(e, g->size, 64);
	}
	return o;
}

const struct value *operand(struct engine *e, const struct state *s,
			    const struct frame *frame, const struct operand *op)
{
	switch (op->kind) {
	case OPERAND_REGISTER:
		if (s->registers[op->number])
			return s->registers[op->number];
		return make_symbol(e, MAKER_UNWRITTEN, frame, op, 0, op->bits);
	case OPERAND_CONSTANT:
		return make_constant(e, op->number, op->bits);
	case OPERAND_GLOBAL:
		return make_pointer(e, object_of_global(e, op->global),
				    (int64_t)op->number);
	case OPERAND_FUNCTION: {
		struct value *v = make_symbol(e, MAKER_FUNCTION, op->function,
					      NULL, 0, op->bits);

		v->function = op->function;
		return v;
	}
	default:
		return make_symbol(e, MAKER_UNKNOWN, frame, op, 0, op->bits);
	}
}

static const struct value *operand_at(struct engine *e, const struct state *s,
				      const struct frame *frame,
				      const struct insn *insn, size_t i)
{
	return operand(e, s, frame, &insn->operands[i]);
}

const struct value *as_pointer(struct engine *e, const struct value *v)
{
	struct object *o;
	int64_t offset = 0;

	if (v->kind == VALUE_POINTER)
		return v;
	if (v->kind != VALUE_SYMBOL || v->bits != 64)
		return NULL;
	if (v->op == OP_ADD && v->a && v->b->kind == VALUE_CONSTANT) {
		offset = signed_of(v->b->range.ulo, 64);
		v = v->a;
		if (v->kind == VALUE_POINTER)
			return make_pointer(e, v->object, v->offset + offset);
	}
	o = make_object(e, OBJECT_BEHIND, v, NULL, 0);
	if (!o->address) {
		o->address = v;
		o->type = v->type;
		o->escaped = true;
		o->user = v->flags & VALUE_USER;
		o->origin = v->behind;
		if (v->points_to)
			o->size = make_constant(e, v->points_to, 64);
	}
	return make_pointer(e, o, offset);
}

/* ---- steps ---- */

static void set(struct state *s, const struct insn *insn, const struct value *v)
{
	s->registers[insn->result] = v;
}

/* Made of nothing of ours but constants. */
static bool is_all_outside(const struct value *v, unsigned int depth)
{
	if (!v || v->kind == VALUE_CONSTANT)
		return true;
	if (!v->a && !v->b)
		return v->origin;
	return depth && is_all_outside(v->a, depth - 1) &&
	       is_all_outside(v->b, depth - 1);
}

/* Of what a pointer that moves reads each load is a value of its own. */
static bool is_not_zero(const struct state *s, const struct value *v)
{
	size_t i;

	for (i = 0; i < s->nr_facts; i++) {
		const struct value *u = s->facts[i].value;

		if (s->facts[i].flags & FACT_NOT_ZERO &&
		    (u == v ||
		     (v->object && !v->a && !u->a && u->kind == VALUE_SYMBOL &&
		      u->object == v->object && u->offset == v->offset &&
		      u->bits == v->bits)))
			return true;
	}
	return false;
}

/* A number from outside that was not found to be other than 0. */
static bool may_be_zero(const struct state *s, const struct value *v)
{
	return v->origin && is_all_outside(v, 4) && !state_range(s, v).ulo &&
	       !is_not_zero(s, before_casts(v));
}

/* The result of an operation: the same operands, the same value. */
static const struct value *make_result(struct engine *e,
				       const struct insn *insn,
				       const struct frame *frame,
				       const struct value *a,
				       const struct value *b)
{
	bool isnew;
	struct value *v = make_operation(e, insn, a, b, &isnew);

	if (!isnew)
		return v;
	v->kind = VALUE_SYMBOL;
	v->bits = insn->bits;
	v->range = range_full(insn->bits);
	v->op = insn->op;
	v->compare = insn->compare;
	v->is_signed = insn->is_signed;
	v->a = a;
	v->b = b;
	v->insn = insn;
	v->frame = frame;
	v->origin = a->origin ? a->origin : b ? b->origin : NULL;
	if (insn->op == OP_COMPARE)
		v->origin = NULL;
	v->flags = a->flags & VALUE_MOVED;
	if (b)
		v->flags |= b->flags & VALUE_MOVED;
	if (insn->op == OP_AND)
		v->flags |= (a->flags | b->flags) & VALUE_MASKED;
	else if (!b || !b->origin)
		v->flags |= a->flags & VALUE_MASKED;
	return v;
}

static const struct value *fold(struct engine *e, const struct insn *insn,
				const struct value *a, const struct value *b)
{
	bool wraps;
	struct range r;

	if (a->kind != VALUE_CONSTANT || (b && b->kind != VALUE_CONSTANT))
		return NULL;
	r = range_of_op(insn->op, insn->is_signed, insn->bits, &a->range,
			a->bits, b ? &b->range : &a->range, &wraps);
	switch (insn->op) {
	case OP_ADD:
		return make_constant(e, a->range.ulo + b->range.ulo,
				     insn->bits);
	case OP_SUB:
		return make_constant(e, a->range.ulo - b->range.ulo,
				     insn->bits);
	case OP_MUL:
		return make_constant(e, a->range.ulo * b->range.ulo,
				     insn->bits);
	case OP_AND:
		return make_constant(e, a->range.ulo & b->range.ulo,
				     insn->bits);
	case OP_OR:
		return make_constant(e, a->range.ulo | b->range.ulo,
				     insn->bits);
	case OP_XOR:
		return make_constant(e, a->range.ulo ^ b->range.ulo,
				     insn->bits);
	case OP_SHL:
		return make_constant(
			e, b->range.ulo < 64 ? a->range.ulo << b->range.ulo : 0,
			insn->bits);
	case OP_ZEXT:
	case OP_TRUNC:
	case OP_SAME:
		return make_constant(e, a->range.ulo, insn->bits);
	case OP_SEXT:
		return make_constant(e, (uint64_t)a->range.slo, insn->bits);
	default:
		return range_single(&r) ? make_constant(e, r.ulo, insn->bits) :
					  NULL;
	}
}

/* Pointers that became numbers and move by numbers stay pointers. */
static const struct value *move_pointer(struct engine *e,
					const struct insn *insn,
					const struct value *a,
					const struct value *b)
{
	if (a->kind != VALUE_POINTER || insn->bits != 64)
		return NULL;
	if (insn->op == OP_SAME)
		return a;
	if (!b || b->kind != VALUE_CONSTANT || a->anywhere)
		return NULL;
	if (insn->op == OP_ADD)
		return make_pointer(e, a->object,
				    a->offset + (int64_t)b->range.ulo);
	if (insn->op == OP_SUB)
		return make_pointer(e, a->object,
				    a->offset - (int64_t)b->range.ulo);
	return NULL;
}

static void step_operation(struct run *r, struct state *s,
			   const struct insn *insn)
{
	struct engine *e = r->e;
	const struct value *a = operand_at(e, s, r->frame, insn, 0);
	const struct value *b = insn->nr_operands > 1 ?
					operand_at(e, s, r->frame, insn, 1) :
					NULL;
	const struct value *v = fold(e, insn, a, b);

	if (!v)
		v = move_pointer(e, insn, a, b);
	if (!v && insn->op == OP_SAME && a->bits == insn->bits)
		v = a;
	if (!v && b && a->kind == VALUE_CONSTANT &&
	    (insn->op == OP_ADD || insn->op == OP_MUL || insn->op == OP_AND ||
	     insn->op == OP_OR)) {
		const struct value *swap = a;

		a = b;
		b = swap;
	}
	if (!v && b && b->kind == VALUE_CONSTANT && !b->range.ulo &&
	    (insn->op == OP_ADD || insn->op == OP_OR || insn->op == OP_SUB ||
	     insn->op == OP_SHL || insn->op == OP_SHR))
		v = a;
	if (!v)
		v = make_result(e, insn, r->frame, a, b);
	if ((insn->op == OP_ADD || insn->op == OP_SUB) && v != a &&
	    may_be_zero(s, b))
		((struct value *)v)->stuck = true;
	set(s, insn, v);
	checks_operation(e, s, r->frame, insn, a, b, v);
}

static bool decided(const struct state *s, enum compare compare,
		    const struct value *a, const struct value *b, bool *answer)
{
	const struct range ra = state_range(s, a), rb = state_range(s, b);
	const bool null_test = a->kind == VALUE_POINTER &&
			       b->kind == VALUE_CONSTANT && !b->range.ulo &&
			       a->object->kind != OBJECT_HEAP;

	if (compare == CMP_NE || compare == CMP_EQ) {
		if (null_test && (a->object->kind == OBJECT_LOCAL ||
				  a->object->kind == OBJECT_GLOBAL)) {
			*answer = compare == CMP_NE;
			return true;
		}
		if (a == b) {
			*answer = compare == CMP_EQ;
			return true;
		}
		if (range_single(&ra) && range_single(&rb)) {
			*answer = (ra.ulo == rb.ulo) == (compare == CMP_EQ);
			return true;
		}
		if (ra.uhi < rb.ulo || rb.uhi < ra.ulo) {
			*answer = compare == CMP_NE;
			return true;
		}
		return false;
	}
	switch (compare) {
	case CMP_ULT:
		*answer = ra.uhi < rb.ulo;
		return ra.uhi < rb.ulo || ra.ulo >= rb.uhi;
	case CMP_ULE:
		*answer = ra.uhi <= rb.ulo;
		return ra.uhi <= rb.ulo || ra.ulo > rb.uhi;
	case CMP_UGT:
		*answer = ra.ulo > rb.uhi;
		return ra.ulo > rb.uhi || ra.uhi <= rb.ulo;
	case CMP_UGE:
		*answer = ra.ulo >= rb.uhi;
		return ra.ulo >= rb.uhi || ra.uhi < rb.ulo;
	case CMP_SLT:
		*answer = ra.shi < rb.slo;
		return ra.shi < rb.slo || ra.slo >= rb.shi;
	case CMP_SLE:
		*answer = ra.shi <= rb.slo;
		return ra.shi <= rb.slo || ra.slo > rb.shi;
	case CMP_SGT:
		*answer = ra.slo > rb.shi;
		return ra.slo > rb.shi || ra.shi <= rb.slo;
	default:
		*answer = ra.slo >= rb.shi;
		return ra.slo >= rb.shi || ra.shi < rb.slo;
	}
}

static void step_compare(struct run *r, struct state *s,
			 const struct insn *insn)
{
	const struct value *a = operand_at(r->e, s, r->frame, insn, 0);
	const struct value *b = operand_at(r->e, s, r->frame, insn, 1);
	bool answer, always;

	checks_operation(r->e, s, r->frame, insn, a, b, NULL);
	if (decided(s, insn->compare, a, b, &answer)) {
		/* what holds of every value of the type says nothing */
		if (!decided(&(struct state){}, insn->compare, a, b, &always)) {
			state_look(s, a);
			state_look(s, b);
		}
		set(s, insn, make_constant(r->e, answer, 1));
	} else
		set(s, insn, make_result(r->e, insn, r->frame, a, b));
}

static void step_alloca(struct run *r, struct state *s, const struct insn *insn)
{
	struct object *o = make_object(r->e, OBJECT_LOCAL, r->frame, insn, 0);

	o->frame = r->frame;
	o->insn = insn;
	if (insn->variable) {
		o->name = insn->variable->name;
		o->type = insn->variable->type;
	}
	if (insn->number) {
		o->size = make_constant(r->e, insn->number, 64);
		state_store(s, o, 0, insn->number, make_unset(r->e, o), 0);
	}
	set(s, insn, make_pointer(r->e, o, 0));
	checks_local(r->e, s, r->frame, insn, o);
}

/* base + constant + index * scale */
static void step_offset(struct run *r, struct state *s, const struct insn *insn)
{
	struct engine *e = r->e;
	const struct value *base = operand_at(e, s, r->frame, insn, 0);
	const struct value *p = as_pointer(e, base), *index = NULL;
	int64_t offset = (int64_t)insn->number;
	uint64_t scale = 0, bound = 0;
	struct value *v;
	bool isnew;
	size_t i;

	if (!p) {
		set(s, insn, make_symbol(e, MAKER_UNKNOWN, base, insn, 0, 64));
		return;
	}
	for (i = 1; i < insn->nr_operands; i++) {
		const struct value *n = operand_at(e, s, r->frame, insn, i);
		const struct range range = state_range(s, n);

		if (range_single(&range)) {
			offset += range.slo * (int64_t)insn->scales[i];
			continue;
		}
		if (!index || n->origin) {
			index = n;
			scale = insn->scales[i];
			bound = insn->bounds[i];
		}
	}
	if (index)
		checks_index(e, s, r->frame, insn, p, index, scale, bound);
	if (!index && !p->anywhere && !(p->flags & VALUE_EXPOSED)) {
		set(s, insn, make_pointer(e, p->object, p->offset + offset));
		return;
	}
	v = make_fresh(e, MAKER_ELEMENT, p, index, (uint64_t)offset, scale,
		       &isnew);
	if (isnew) {
		const unsigned int id = v->id;

		*v = *p;
		v->id = id;
		v->offset += offset;
		v->from = p;
		if (index) {
			v->anywhere = true;
			v->index = index;
			v->base = p;
			v->scale = scale;
			v->bound = bound;
			v->insn = insn;
			v->frame = r->frame;
			if (index->origin)
				v->origin = index->origin;
		}
	}
	set(s, insn, v);
}

/* What its declaration says of a pointer. */
static void note_pointer(struct value *v, const struct type *type)
{
	if (!v->type)
		v->type = type->to;
	if (type->is_user)
		v->flags |= VALUE_USER;
}

static const struct value *missing(struct run *r, struct state *s,
				   const struct insn *insn,
				   const struct value *p, uint64_t size)
{
	const struct type *type = NULL;
	struct value *v;

	/* the next character is another one */
	v = make_symbol(r->e, MAKER_LOADED, r->frame, insn,
			p->anywhere && state_noted(s, NOTE_TEXT, p->object) ?
				p->id + (1ULL << 32) :
				p->object->id,
			insn->bits);
	if (p->object->type)
		type = type_at(p->object->type, (uint64_t)p->offset);
	if (type && type->kind == TYPE_POINTER)
		note_pointer(v, type);
	if (!v->insn) {
		v->insn = insn;
		v->frame = r->frame;
		/* for its name: what it was loaded from */
		v->object = p->object;
		v->offset = p->offset;
		v->anywhere = p->anywhere;
		if (p->anywhere && p->object->global)
			v->address = p;
		if (!state_noted(s, NOTE_JUDGED, p->object))
			v->origin = p->object->origin;
		learn_member(r->e, r->frame, insn, p, v);
		learn_load(r->e, p, v);
	}
	state_renew(s, v);
	if (!p->anywhere && insn->bits)
		state_store(s, p->object, p->offset, size, v, 0);
	return v;
}

static void step_load(struct run *r, struct state *s, const struct insn *insn)
{
	const struct value *address = operand_at(r->e, s, r->frame, insn, 0);
	const struct value *p = as_pointer(r->e, address), *v = NULL;
	const uint64_t size = (insn->bits + 7) / 8;

	if (!p) {
		set(s, insn,
		    make_symbol(r->e, MAKER_UNKNOWN, r->frame, insn, 0,
				insn->bits));
		return;
	}
	if (is_shared(p->object))
		v = fetch_shared(r->e, s, r->frame, insn, p);
	else if (!p->anywhere)
		v = state_load(r->e, s, p->object, p->offset, size);
	if (!v && p->anywhere) {
		const struct value *some =
			state_load(r->e, s, p->object, p->offset, 1);

		if (some && some->bytes) {
			v = make_part(r->e, some->bytes, (1LL << 40) + p->id,
				      size);
			((struct value *)v)->address = p;
		}
	}
	if (!v || v->kind == VALUE_BYTES)
		v = missing(r, s, insn, p, size);
	if (s->nr_locks && v->kind == VALUE_SYMBOL && !v->origin && !v->type &&
	    p->object->kind != OBJECT_LOCAL)
		state_fact(s, v)->epoch = s->epoch + 1;
	checks_load(r->e, s, r->frame, insn, p, v);
	v = trust_load(r->e, r->frame, insn, p, v);
	if (insn->bits == 1 && v->bits == 8)
		v = make_symbol(r->e, MAKER_LOWEST_BIT, v, NULL, 0, 1);
	set(s, insn, v);
}

/*
 * Of an array that is filled in a loop one element stands for all: what of it is
 * written is written in each.
 */
struct object *element_of(struct engine *e, const struct object *o)
{
	struct object *element = make_object(e, OBJECT_HEAP, o, "element", 0);

	element->frame = o->frame;
	return element;
}

void element_store(struct engine *e, struct state *s, const struct value *p,
		   uint64_t size)
{
	struct object *element;
	int64_t unset, offset;

	/* a pointer that runs over the bytes writes them one by one */
	if (p->anywhere && !p->scale && size == 1)
		state_set(s, p->object, p->offset, SIZE_UNKNOWN);
	if (!p->scale || p->offset < 0 || size > p->scale ||
	    !state_unset(s, p->object, 0, (int64_t)SIZE_UNKNOWN, &unset))
		return;
	element = element_of(e, p->object);
	if (!state_noted(s, NOTE_ELEMENT, element)) {
		state_note(s, NOTE_ELEMENT, element, p->insn, p->frame, NULL);
		element->scale = p->scale;
		state_store(s, element, 0, p->scale, make_unset(e, element), 0);
	}
	offset = p->offset % (int64_t)p->scale;
	state_forget(s, element, offset, size);
}

/* container_of() leads in front of an object, to what holds it. */
static const struct value *container(struct engine *e, const struct value *v,
				     const struct type *type)
{
	struct object *o;

	if (v->kind != VALUE_POINTER || v->anywhere || v->offset >= 0 ||
	    !type || type->kind != TYPE_POINTER || !type->to ||
	    type->to->kind != TYPE_STRUCT)
		return v;
	o = make_object(e, OBJECT_BEHIND, v, type->to, 0);
	o->address = v;
	o->type = type->to;
	o->escaped = true;
	return make_pointer(e, o, 0);
}

static void step_store(struct run *r, struct state *s, const struct insn *insn)
{
	const struct value *v = operand_at(r->e, s, r->frame, insn, 0);
	const struct value *p =
		as_pointer(r->e, operand_at(r->e, s, r->frame, insn, 1));
	const uint64_t size = (insn->bits + 7) / 8;
	const struct type *type;

	if (!p)
		return;
	type = p->object->type ? type_at(p->object->type, (uint64_t)p->offset) :
				 NULL;
	if (r->e->everywhere)
		v = container(r->e, v, type);
	checks_store(r->e, s, r->frame, insn, p, v);
	if (v->bits == 8)
		text_store(r->e, s, r->frame, insn, p, v);
	if (v->kind == VALUE_POINTER && p->object->kind != OBJECT_LOCAL) {
		v->object->escaped = true;
		state_note(s, NOTE_ESCAPED, v->object, insn, r->frame, NULL);
	}
	if (p->anywhere) {
		element_store(r->e, s, p, size);
		state_forget_somewhere(s, p->object);
		return;
	}
	if (p->object->kind == OBJECT_LOCAL && !p->object->name[0] &&
	    v->kind == VALUE_CONSTANT && !in_library(r->frame) &&
	    v->bits >= 32 && v->range.slo < 0)
		s->returning = insn;
	if (type && type->kind == TYPE_POINTER && type->to && type->to->size) {
		if (v->kind == VALUE_POINTER && !v->offset && !v->object->type)
			v->object->type = type->to;
	}
	if (type && type->kind == TYPE_POINTER && v->kind == VALUE_SYMBOL)
		note_pointer((struct value *)v, type);
	if (p->object->kind == OBJECT_LOCAL && p->object->name[0] &&
	    !p->offset) {
		if (v->kind == VALUE_SYMBOL && !v->name)
			((struct value *)v)->name = p->object->name;
		else if (v->kind == VALUE_POINTER &&
			 (!v->object->name[0] || v->object->name[0] == '_'))
			v->object->name = p->object->name;
	}
	learn_store(r->e, s, p, v);
	if (is_shared(p->object))
		return;
	if (size)
		state_store(s, p->object, p->offset, size, v, 0);
	else
		state_forget_object(s, p->object);
}

/* Read and written at once. */
static void step_atomic(struct run *r, struct state *s, const struct insn *insn)
{
	const struct value *p =
		as_pointer(r->e, operand_at(r->e, s, r->frame, insn, 0));
	const struct value *v =
		make_symbol(r->e, MAKER_UNKNOWN, r->frame, insn, 0, insn->bits);

	if (p) {
		checks_load(r->e, s, r->frame, insn, p, v);
		state_forget_object(s, p->object);
	}
	set(s, insn, v);
}

static void step_extract(struct run *r, struct state *s,
			 const struct insn *insn)
{
	const struct value *from = operand_at(r->e, s, r->frame, insn, 0);
	struct value *v;

	/* {sum, wrapped} of an intrinsic that tells */
	if (from->a && from->op == OP_OTHER) {
		v = make_symbol(r->e, MAKER_EXTRACTED, from, NULL, insn->number,
				insn->bits);
		if (!insn->number)
			v->origin = from->origin;
		set(s, insn, v);
		return;
	}
	v = make_symbol(r->e, MAKER_EXTRACTED, from, NULL, insn->number,
			insn->bits);
	v->flags = from->flags & VALUE_MOVED;
	set(s, insn, v);
}

/* ---- calls ---- */

static struct run run_function(struct engine *e, const struct frame *frame,
			       struct state *entry);

static bool on_stack(const struct frame *frame, const struct function *f)
{
	for (; frame; frame = frame->caller) {
		if (frame->function == f)
			return true;
	}
	return false;
}

/* A body that meets nothing from outside is run for what it is given. */
static bool is_worth(const struct run *r, const struct state *s,
		     const struct insn *insn)
{
	const struct function *f = insn->function;
	size_t i;

	if (r->e->everywhere || f->library || r->frame->function->library ||
	    f->meets_outside || f->is_small)
		return true;
	for (i = 0; i < insn->nr_operands; i++) {
		const struct value *v =
			operand(r->e, s, r->frame, &insn->operands[i]);

		if (v->origin || v->flags & VALUE_MOVED)
			return true;
		if (v->kind == VALUE_POINTER &&
		    (v->object->kind == OBJECT_LOCAL ||
		     v->object->kind == OBJECT_HEAP))
			return true;
	}
	return false;
}

/* Text goes on where the rest of a program is not looked at any more. */
static bool is_given_text(const struct run *r, const struct state *s,
			  const struct insn *insn)
{
	size_t i;

	for (i = 0; i < insn->nr_operands && !r->e->module->is_kernel; i++) {
		if (text_at(r->e, s, operand_at(r->e, s, r->frame, insn, i)))
			return true;
	}
	return false;
}

static bool can_enter(const struct run *r, const struct state *s,
		      const struct insn *insn)
{
	const struct function *f = insn->function;

	return f && f->defined && !on_stack(r->frame, f) &&
	       (f->library ? r->frame->depth < 2 * DEPTH_MAX :
			     r->frame->depth < DEPTH_MAX) &&
	       (r->e->steps < r->e->steps_max ||
		(r->e->steps < 2 * r->e->steps_max &&
		 is_given_text(r, s, insn))) &&
	       is_worth(r, s, insn);
}

/* Locals of a function that returned are gone. */
static void drop_locals(struct state *s, const struct frame *frame)
{
	size_t i, kept = 0;

	for (i = 0; i < s->nr_cells; i++) {
		if (s->cells[i].object->kind != OBJECT_LOCAL ||
		    s->cells[i].object->frame != frame)
			s->cells[kept++] = s->cells[i];
	}
	s->nr_cells = kept;
}

static void exec(struct run *r, struct state *s, unsigned int block,
		 size_t from);

static void enter_variadic(struct run *r, struct state *s,
			   const struct frame *frame,
			   const struct value **caller)
{
	const struct insn *insn = frame->call;
	const struct value *rest[REST_MAX];
	size_t k, n = 0;

	for (k = frame->function->nr_arguments;
	     k < insn->nr_operands && n < REST_MAX; k++)
		rest[n++] = operand(r->e,
				    &(struct state){ .registers = caller },
				    r->frame, &insn->operands[k]);
	text_enter(r->e, s, frame, rest, n);
}

static void enter(struct run *r, struct state *s, const struct insn *insn,
		  size_t next)
{
	struct function *f = insn->function;
	const struct frame *frame = make_frame(r->e, f, r->frame, insn);
	const struct value **caller = s->registers;
	struct run inner;
	unsigned int i;
	size_t k;

	function_load(r->e->module, f);
	f->visited = true;
	s->registers = memory(f->nr_registers, sizeof(*s->registers));
	for (k = 0; k < f->nr_arguments && k < insn->nr_operands; k++)
		s->registers[k] =
			operand(r->e, &(struct state){ .registers = caller },
				r->frame, &insn->operands[k]);
	if (f->variadic)
		enter_variadic(r, s, frame, caller);
	inner = run_function(r->e, frame, s);
	for (i = 0; i < inner.nr_exits; i++) {
		struct state *out = inner.exits[i].state;

		drop_locals(out, frame);
		free(out->registers);
		out->registers = memory(r->frame->function->nr_registers,
					sizeof(*out->registers));
		memcpy(out->registers, caller,
		       r->frame->function->nr_registers *
			       sizeof(*out->registers));
		if (inner.exits[i].answer)
			out->registers[insn->result] = inner.exits[i].answer;
		checks_answered(r->e, out, r->frame, insn,
				inner.exits[i].answer);
		exec(r, out, insn->block, next);
	}
	free(caller);
}

/* A call through a pointer whose function is known here. */
static const struct insn *resolve(struct run *r, struct state *s,
				  const struct insn *insn)
{
	const struct value *v;
	struct insn *direct;
	bool isnew;

	if (insn->op != OP_CALL || insn->function || !insn->called)
		return insn;
	v = operand(r->e, s, r->frame, insn->called);
	if (v->kind != VALUE_SYMBOL || !v->function)
		return insn;
	direct = make_insn(r->e, insn, v->function, &isnew);
	if (isnew) {
		*direct = *insn;
		direct->function = v->function;
		direct->callee = v->function->name;
	}
	return direct;
}

static struct state *fork_state(const struct run *r, const struct state *s)
{
	struct state *c = state_copy(s);
	const size_t n = r->frame->function->nr_registers;

	c->registers = memory(n, sizeof(*c->registers));
	memcpy(c->registers, s->registers, n * sizeof(*c->registers));
	return c;
}

/* Both answers of a validator that a row names are followed. */
static bool validate(struct run *r, struct state *s, const struct insn *insn,
		     size_t next)
{
	struct state *refused;

	if (!validates(insn))
		return false;
	/* both ways each time would be too many in a long block */
	if (r->e->steps > r->e->steps_max / 4) {
		call_validates(r->e, s, r->frame, insn, true);
		return false;
	}
	refused = fork_state(r, s);
	call_validates(r->e, s, r->frame, insn, true);
	exec(r, s, insn->block, next);
	call_validates(r->e, refused, r->frame, insn, false);
	exec(r, refused, insn->block, next);
	return true;
}

/* Returns true if the rest of the block was done in the states it made. */
static bool step_call(struct run *r, struct state *s, const struct insn *insn,
		      size_t next)
{
	insn = resolve(r, s, insn);
	checks_call(r->e, s, r->frame, insn);
	if (insn->op == OP_ASM) {
		call_asm(r->e, s, r->frame, insn);
		return false;
	}
	if (validate(r, s, insn, next))
		return true;
	if (call_model(r->e, s, r->frame, insn))
		return false;
	if (can_enter(r, s, insn)) {
		enter(r, s, insn, next);
		return true;
	}
	checks_unknown(r->e, s, r->frame, insn);
	call_unknown(r->e, s, r->frame, insn);
	return false;
}

/* ---- ways ---- */

/* What nobody reads any more. */
static void drop_dead(struct state *s, const struct frame *frame,
		      unsigned int block)
{
	size_t i, kept = 0;

	for (i = 0; i < s->nr_cells; i++) {
		const struct object *o = s->cells[i].object;

		if (o->kind != OBJECT_LOCAL || o->frame != frame ||
		    is_live(frame->function, block, o->insn->slot))
			s->cells[kept++] = s->cells[i];
	}
	s->nr_cells = kept;
}

/* The state that differs least, where no more may stay apart. */
static unsigned int nearest(const struct run *r, const struct state *s,
			    unsigned int block)
{
	const struct block *b = &r->frame->function->blocks[block];
	const struct waiting *w = &r->waiting[block];
	const uint64_t key = state_key(s, r->frame, b, true);
	unsigned int i;

	for (i = 0; i + 1 < w->n; i++) {
		if (state_key(w->states[i], r->frame, b, true) == key)
			break;
	}
	return i;
}

static void arrive(struct run *r, struct state *s, unsigned int block)
{
	struct waiting *w = &r->waiting[block];
	unsigned int i;
	uint64_t key;

	drop_dead(s, r->frame, block);
	key = state_key(s, r->frame, &r->frame->function->blocks[block], false);
	for (i = 0; i < w->n; i++) {
		if (w->keys[i] == key)
			break;
	}
	if (i == w->n && w->n == STATES_MAX)
		i = nearest(r, s, block);
	if (i == w->n) {
		w->n++;
		w->states[i] = s;
		w->keys[i] = key;
		w->pending[i] = true;
		return;
	}
	if (state_join(r->e, w->states[i], s, r->frame, block, w->visits[i]))
		w->pending[i] = true;
	state_free(s);
}

/* Takes @s over. The phis of @to are set all at once. */
static void go(struct run *r, struct state *s, unsigned int from,
	       unsigned int to)
{
	const struct block *b = &r->frame->function->blocks[to];
	const struct value *values[32];
	size_t i, k, n = 0;

	for (i = 0; i < b->nr_insns && b->insns[i].op == OP_PHI && n < 32;
	     i++, n++) {
		const struct insn *phi = &b->insns[i];

		values[n] = NULL;
		for (k = 0; k < phi->nr_blocks; k++) {
			if (phi->blocks[k] == from)
				values[n] =
					operand_at(r->e, s, r->frame, phi, k);
		}
	}
	for (i = 0; i < n; i++)
		set(s, &b->insns[i], values[i]);
	arrive(r, s, to);
}

static void branch(struct run *r, struct state *s, const struct insn *insn)
{
	const struct value *c;
	struct state *no;

	if (insn->nr_operands != 1 || insn->nr_blocks != 2) {
		size_t i;

		for (i = 0; i + 1 < insn->nr_blocks; i++)
			go(r, fork_state(r, s), insn->block, insn->blocks[i]);
		if (insn->nr_blocks)
			go(r, s, insn->block, insn->blocks[i]);
		else
			state_free(s);
		return;
	}
	c = operand_at(r->e, s, r->frame, insn, 0);
	checks_branch(r->e, s, r->frame, insn, c);
	no = fork_state(r, s);
	if (state_assume(s, c, true))
		go(r, s, insn->block, insn->blocks[0]);
	else
		state_free(s);
	if (state_assume(no, c, false))
		go(r, no, insn->block, insn->blocks[1]);
	else
		state_free(no);
}

static void branch_switch(struct run *r, struct state *s,
			  const struct insn *insn)
{
	const struct value *c = operand_at(r->e, s, r->frame, insn, 0);
	size_t i;

	checks_branch(r->e, s, r->frame, insn, c);
	for (i = 1; i < insn->nr_blocks; i++) {
		struct state *one = fork_state(r, s);
		const struct value *n =
			make_constant(r->e, insn->cases[i], c->bits);

		if (state_assume_compare(one, c, CMP_EQ, n))
			go(r, one, insn->block, insn->blocks[i]);
		else
			state_free(one);
		if (!state_assume_compare(s, c, CMP_NE, n)) {
			state_free(s);
			return;
		}
	}
	checks_other(r->e, s, r->frame, insn, c);
	go(r, s, insn->block, insn->blocks[0]);
}

/* Exits with different answers stay apart: 0, an errno, anything else. */
static uint64_t answer_key(const struct state *s, const struct value *v)
{
	struct range r;

	if (!v)
		return s->nr_locks;
	r = state_range(s, v);
	if (v->kind == VALUE_POINTER)
		return 5 + s->nr_locks;
	if (range_single(&r) && !r.ulo)
		return 1;
	if (r.shi < 0)
		return range_single(&r) && asks_others(r.slo) ? 8 - r.slo : 2;
	/* an answer that is passed on says which way it came */
	return 1000 + v->id;
}

static void leave(struct run *r, struct state *s, const struct insn *insn)
{
	const struct value *v = insn->nr_operands ?
					operand_at(r->e, s, r->frame, insn, 0) :
					NULL;
	const uint64_t key = answer_key(s, v) ^ state_lacks(s, r->frame);
	unsigned int i;

	checks_leave(r->e, s, r->frame, insn, v);
	if (!r->frame->caller)
		learn_leave(r->e, s, v);
	for (i = 0; i < r->nr_exits; i++) {
		if (r->exits[i].key == key)
			break;
	}
	if (i == r->nr_exits && i == EXITS_MAX)
		i--;
	if (i == r->nr_exits) {
		r->exits[r->nr_exits++] = (struct exit){ s, v, key };
		return;
	}
	if (r->exits[i].answer && insn->nr_operands &&
	    insn->operands[0].kind == OPERAND_REGISTER)
		r->exits[i].state->registers[insn->operands[0].number] =
			r->exits[i].answer;
	state_join(r->e, r->exits[i].state, s, r->frame, insn->block, 0);
	if (r->exits[i].answer && v &&
	    insn->operands[0].kind == OPERAND_REGISTER) {
		const struct value *joint =
			r->exits[i].state->registers[insn->operands[0].number];

		r->exits[i].answer = joint ? joint :
					     make_symbol(r->e, MAKER_ANSWERS,
							 r->frame, insn, 0,
							 v->bits);
	}
	state_free(s);
}

/* Both choices are followed, each with what it implies. */
static void select_one(struct run *r, struct state *s, const struct insn *insn,
		       size_t next)
{
	const struct value *c = operand_at(r->e, s, r->frame, insn, 0);
	struct state *no = fork_state(r, s);

	if (state_assume(s, c, true)) {
		set(s, insn, operand_at(r->e, s, r->frame, insn, 1));
		exec(r, s, insn->block, next);
	} else {
		state_free(s);
	}
	if (state_assume(no, c, false)) {
		set(no, insn, operand_at(r->e, no, r->frame, insn, 2));
		exec(r, no, insn->block, next);
	} else {
		state_free(no);
	}
}

/* Takes @s over; runs @block from an instruction on. */
static void exec(struct run *r, struct state *s, unsigned int block,
		 size_t from)
{
	const struct block *b = &r->frame->function->blocks[block];
	size_t i;

	for (i = from; i < b->nr_insns; i++) {
		const struct insn *insn = &b->insns[i];

		r->e->steps++;
		switch (insn->op) {
		case OP_ALLOCA:
			step_alloca(r, s, insn);
			break;
		case OP_LOAD:
			step_load(r, s, insn);
			break;
		case OP_STORE:
			step_store(r, s, insn);
			break;
		case OP_OFFSET:
			step_offset(r, s, insn);
			break;
		case OP_COMPARE:
			step_compare(r, s, insn);
			break;
		case OP_SELECT:
			select_one(r, s, insn, i + 1);
			return;
		case OP_ATOMIC:
			step_atomic(r, s, insn);
			break;
		case OP_EXTRACT:
			step_extract(r, s, insn);
			break;
		case OP_PHI:
			break;
		case OP_CALL:
		case OP_ASM:
			if (step_call(r, s, insn, i + 1))
				return;
			if (insn->nr_blocks) {
				branch(r, s, insn);
				return;
			}
			break;
		case OP_BRANCH:
			branch(r, s, insn);
			return;
		case OP_SWITCH:
			branch_switch(r, s, insn);
			return;
		case OP_RETURN:
			leave(r, s, insn);
			return;
		case OP_UNREACHABLE:
			state_free(s);
			return;
		case OP_OTHER:
			set(s, insn,
			    make_symbol(r->e, MAKER_UNKNOWN, r->frame, insn, 0,
					insn->bits));
			break;
		default:
			step_operation(r, s, insn);
		}
	}
	state_free(s);
}

/* The first block, in reverse post-order, that a state waits for. */
static bool next_waiting(const struct run *r, unsigned int *block,
			 unsigned int *which)
{
	const struct function *f = r->frame->function;
	unsigned int best = ~0U, i, k;

	for (i = 0; i < f->nr_blocks; i++) {
		if (f->blocks[i].order >= best)
			continue;
		for (k = 0; k < r->waiting[i].n; k++) {
			if (r->waiting[i].pending[k]) {
				best = f->blocks[i].order;
				*block = i;
				*which = k;
				break;
			}
		}
	}
	return best != ~0U;
}

static struct run run_function(struct engine *e, const struct frame *frame,
			       struct state *entry)
{
	const struct function *f = frame->function;
	struct run r = { .e = e, .frame = frame };
	unsigned int block, which, k;

	r.waiting = memory(f->nr_blocks, sizeof(*r.waiting));
	arrive(&r, entry, 0);
	while (next_waiting(&r, &block, &which)) {
		struct waiting *w = &r.waiting[block];

		w->pending[which] = false;
		if (w->visits[which]++ > 8 || e->steps > 2 * e->steps_max)
			continue;
		exec(&r, fork_state(&r, w->states[which]), block, 0);
	}
	for (block = 0; block < f->nr_blocks; block++) {
		for (k = 0; k < r.waiting[block].n; k++)
			state_free(r.waiting[block].states[k]);
	}
	free(r.waiting);
	return r;
}

/* ---- roots ---- */

/* Registers of the parameters; the ABI may have split or merged them. */
static void set_arguments(struct engine *e, struct state *s,
			  const struct frame *frame)
{
	const struct function *f = frame->function;
	size_t i;

	for (i = 0; i < f->nr_arguments; i++) {
		struct value *v = make_symbol(e, MAKER_ARGUMENT, frame, NULL, i,
					      f->argument_bits[i]);

		if (f->nr_parameters == f->nr_arguments &&
		    f->parameters[i].type &&
		    f->parameters[i].type->kind == TYPE_POINTER)
			note_pointer(v, f->parameters[i].type);
		s->registers[i] = v;
	}
	learn_arguments(e, s, frame);
	checks_enter(e, s, frame);
}

static void cut(struct engine *e, const struct function *f)
{
	size_t i;

	for (i = 0; i < e->nr_cuts; i++) {
		if (e->cuts[i] == f)
			return;
	}
	e->cuts = array_grow(e->cuts, e->nr_cuts, sizeof(*e->cuts));
	e->cuts[e->nr_cuts++] = f;
}

static void run_root(struct engine *e, struct function *f)
{
	const struct frame *frame;
	struct state *s = memory(1, sizeof(*s));
	struct run r;
	unsigned int i;

	function_load(e->module, f);
	e->interned = NULL;
	e->nr_kept = 0;
	e->steps = 0;
	e->steps_max = (e->module->is_kernel ? 1 : 4) * STEPS_MAX;
	frame = make_frame(e, f, NULL, NULL);
	s->registers = memory(f->nr_registers, sizeof(*s->registers));
	set_arguments(e, s, frame);
	r = run_function(e, frame, s);
	for (i = 0; i < r.nr_exits; i++)
		state_free(r.exits[i].state);
	if (e->steps > 2 * e->steps_max)
		cut(e, f);
	checks_done(e, frame);
	intern_empty(e);
	arena_empty(&e->arena);
}

/* Entries first: what they call is seen in its context, and not again. */
/* What a header defines is looked at where it is used. */
static bool in_main_file(const struct module *m, const struct function *f)
{
	const size_t k = strlen(f->place.file);
	size_t i;

	for (i = 0; i < m->nr_names; i++) {
		const size_t n = strlen(m->names[i]);

		if (k >= n && !strcmp(f->place.file + k - n, m->names[i]))
			return true;
	}
	return false;
}

/* What it stores in globals is to be learned. */
static bool sets_up(const struct function *f)
{
	return strstr(f->name, "init") || strstr(f->name, "probe");
}

static void run_roots(struct engine *e)
{
	struct module *m = e->module;
	int pass;
	size_t i;

	for (pass = 0; pass < 3; pass++) {
		for (i = 0; i < m->nr_functions; i++) {
			struct function *f = &m->functions[i];
			const int of = f->entry ? 0 : !f->is_static ? 1 : 2;

			if (!f->defined || f->library || of != pass ||
			    !(f->meets_outside || m->knows_untrusted ||
			      e->everywhere || sets_up(f)) ||
			    (f->is_static && !f->entry &&
			     !in_main_file(m, f)) ||
			    (f->visited && f->is_static && !f->entry))
				continue;
			run_root(e, f);
			e->nr_roots++;
		}
	}
}

void engine_run(struct engine *e)
{
	size_t i;

	run_roots(e);
	if (!e->again)
		return;
	for (i = 0; i < e->module->nr_functions; i++)
		e->module->functions[i].visited = false;
	e->nr_roots = 0;
	run_roots(e);
}
