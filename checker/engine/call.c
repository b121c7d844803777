// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What a call does whose body is not run.
 */
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "engine.h"

struct call {
	struct engine *e;
	struct state *s;
	const struct frame *frame;
	const struct insn *insn;
	const struct row *row;
};

static const struct value *argument(const struct call *c, int i)
{
	if (i < 0 || (size_t)i >= c->insn->nr_operands)
		return NULL;
	return operand(c->e, c->s, c->frame, &c->insn->operands[i]);
}

static void answer(const struct call *c, const struct value *v)
{
	c->s->registers[c->insn->result] = v;
}

static struct value *fresh_answer(const struct call *c)
{
	struct value *v = make_symbol(c->e, MAKER_ANSWER, c->frame, c->insn, 0,
				      c->insn->bits);

	v->row = c->row;
	v->insn = c->insn;
	v->frame = c->frame;
	return v;
}

static const struct value *pointer_argument(const struct call *c, int i)
{
	const struct value *v = argument(c, i);

	return v ? as_pointer(c->e, v) : NULL;
}

/* A size in bytes: one argument, or two that are multiplied. */
static const struct value *size_argument(const struct call *c)
{
	const struct value *size = argument(c, c->row->size);
	const struct value *count = argument(c, c->row->count);
	struct value *product;
	bool isnew;

	if (!size || !count)
		return size ? size : count;
	if (size->kind == VALUE_CONSTANT && count->kind == VALUE_CONSTANT)
		return make_constant(c->e, size->range.ulo * count->range.ulo,
				     64);
	/* such functions refuse a product that wraps */
	product = make_operation(c->e,
				 &(struct insn){ .op = OP_MUL, .bits = 64 },
				 count, size, &isnew);
	if (isnew) {
		product->kind = VALUE_SYMBOL;
		product->bits = 64;
		product->range = range_full(64);
		product->op = OP_MUL;
		product->flags |= VALUE_SATURATED;
		product->a = count;
		product->b = size;
		product->insn = c->insn;
		product->frame = c->frame;
		product->origin = count->origin ? count->origin : size->origin;
	}
	return product;
}

static uint64_t known_size(const struct state *s, const struct value *size)
{
	struct range r;

	if (!size)
		return SIZE_UNKNOWN;
	r = state_range(s, size);
	return range_single(&r) && r.ulo < SIZE_UNKNOWN ? r.ulo : SIZE_UNKNOWN;
}

static const struct origin *make_origin(const struct call *c, const char *what)
{
	struct origin *o = arena_alloc(&c->e->arena, sizeof(*o));
	const char *function;

	o->shared = c->row && c->row->shared;
	o->place = outside(c->frame, c->insn, &function);
	o->text = what;
	o->frame = c->frame;
	return o;
}

static const struct value *make_bytes(const struct call *c, struct fetch *f)
{
	bool isnew;
	struct value *v =
		make_fresh(c->e, MAKER_FETCHED, f, NULL, 0, 0, &isnew);

	if (isnew) {
		v->kind = VALUE_BYTES;
		v->origin = f->origin;
		v->fetch = f;
		v->insn = c->insn;
		v->frame = c->frame;
	}
	return v;
}

static void put_bytes(const struct call *c, struct fetch *f,
		      const struct value *to, uint64_t size)
{
	char *name = name_of_address(to);

	if (!f->origin)
		f->origin =
			make_origin(c, text_print("%s() brings %s from outside",
						  row_name(c->row),
						  name[0] ? name : "bytes"));
	free(name);
	f->bytes = make_bytes(c, f);
	f->to = to->object;
	state_renew(c->s, f->bytes);
	learn_bytes(c->e, to, size, f->origin);
	text_forget(c->e, c->s, to);
	if (to->anywhere) {
		text_set(c->e, c->s, c->frame, c->insn, to, f->bytes);
		return;
	}
	if (size == SIZE_UNKNOWN && to->object->size) {
		const uint64_t whole = known_size(c->s, to->object->size);

		if (whole != SIZE_UNKNOWN && (int64_t)whole > to->offset &&
		    to->offset >= 0)
			size = whole - to->offset;
	}
	state_store(c->s, to->object, to->offset, size, f->bytes, 0);
}

static struct object *heap(const struct call *c, const struct value *size)
{
	struct object *o = make_object(c->e, OBJECT_HEAP, c->frame, c->insn, 0);

	o->size = size;
	o->insn = c->insn;
	o->frame = c->frame;
	o->row = c->row;
	if (c->row->bytes && !o->origin)
		o->origin = make_origin(
			c, text_print("%s() gives memory that others write",
				      row_name(c->row)));
	return o;
}

/*
 * Which values have a single number wherever this fetch is done: that of the command,
 * where a switch over it leads here.
 */
static void note_guards(const struct state *s, struct fetch *f)
{
	size_t i, kept = 0;

	for (i = 0; !f->guarded && i < s->nr_facts; i++) {
		const struct fact *fact = &s->facts[i];

		if (f->nr_guards < GUARDS_MAX && !fact->value->row &&
		    fact->value->bits == 32 && fact->range.ulo &&
		    range_single(&fact->range))
			f->guards[f->nr_guards++] = *fact;
	}
	for (i = 0; f->guarded && i < f->nr_guards; i++) {
		const struct range r = state_range(s, f->guards[i].value);

		f->guards[i].range = range_join(f->guards[i].range, r);
		if (r.uhi - r.ulo < 16)
			f->guards[kept++] = f->guards[i];
	}
	if (f->guarded)
		f->nr_guards = kept;
	f->guarded = true;
}

static void add_fetch(const struct call *c, struct fetch *f)
{
	struct state *s = c->s;

	checks_fetched(c->e, s, c->frame, c->insn, f);
	s->fetches = array_grow(s->fetches, s->nr_fetches, sizeof(*s->fetches));
	s->fetches[s->nr_fetches++] = f;
}

static void do_fetch(const struct call *c)
{
	const struct value *size = size_argument(c);
	const struct value *from = pointer_argument(c, c->row->from);
	const struct value *to = pointer_argument(c, c->row->to);
	const bool named = from && !from->anywhere && c->row->kind == ROW_FETCH;
	struct value *result = fresh_answer(c);
	struct fetch *f = make_fetch(c->e, c->insn, c->frame,
				     named ? from->object : NULL,
				     named ? from->offset : 0);
	const struct value *made = result;

	note_guards(c->s, f);
	f->row = c->row;
	f->size = known_size(c->s, size);
	f->result = result;
	result->fetch = f;
	if (c->row->returns) {
		struct object *o = heap(c, size);

		to = made = make_pointer(c->e, o, 0);
		f->result = NULL;
		if (size)
			checks_sized(c->e, c->s, c->frame, c->insn,
				     SIZE_OF_ALLOCATION, size, o);
	} else if (size) {
		checks_sized(c->e, c->s, c->frame, c->insn, SIZE_OF_COPY, size,
			     to ? to->object : NULL);
	}
	if (c->row->positive && c->row->count < 0 && size &&
	    size->kind == VALUE_CONSTANT && f->size <= INT32_MAX)
		result->range = range_meet(range_full(result->bits),
					   (struct range){ 0, ~0ULL, INT32_MIN,
							   f->size },
					   result->bits);
	if (to)
		put_bytes(c, f, to, f->size);
	add_fetch(c, f);
	if (to)
		state_note(c->s, NOTE_FILLED, to->object, c->insn, c->frame,
			   NULL);
	if (from)
		from->object->user = true;
	answer(c, made);
}

/* An element of an array has a name by how it is addressed. */
static struct object *element_read(const struct call *c,
				   const struct value *from)
{
	struct object *o = make_object(c->e, OBJECT_BEHIND, from, from, 0);

	o->address = from;
	o->origin = from->object->origin;
	return o;
}

/* A number that is read where others write it: a fetch that puts nothing. */
static const struct value *read_number(const struct call *c,
				       const struct value *from,
				       const struct origin *origin)
{
	struct object *place = !from	      ? NULL :
			       from->anywhere ? element_read(c, from) :
						from->object;
	struct fetch *f =
		make_fetch(c->e, c->insn, c->frame, place,
			   from && !from->anywhere ? from->offset : 0);

	note_guards(c->s, f);
	f->row = c->row;
	f->size = (c->insn->bits + 7) / 8;
	f->origin = origin;
	f->bytes = make_bytes(c, f);
	state_renew(c->s, f->bytes);
	add_fetch(c, f);
	return make_part(c->e, f->bytes, 0, f->size);
}

static void do_read(const struct call *c)
{
	answer(c,
	       read_number(
		       c, pointer_argument(c, c->row->from),
		       make_origin(
			       c,
			       text_print("%s() brings a number from outside",
					  row_name(c->row)))));
}

const struct value *fetch_shared(struct engine *e, struct state *s,
				 const struct frame *frame,
				 const struct insn *insn, const struct value *p)
{
	static const struct row row = { .kind = ROW_FETCH,
					.name = "a read",
					.to = -1,
					.from = -1,
					.size = -1,
					.count = -1,
					.gfp = -1 };

	return read_number(&(struct call){ e, s, frame, insn, &row }, p,
			   p->object->origin);
}

static void do_shares(const struct call *c)
{
	const struct value *p = argument(c, c->row->from);
	const struct value *size = size_argument(c);

	if (p && p->kind == VALUE_SYMBOL)
		checks_sized(c->e, c->s, c->frame, c->insn, SIZE_OF_SINK, p,
			     NULL);
	if (size)
		checks_sized(c->e, c->s, c->frame, c->insn, SIZE_OF_SINK, size,
			     NULL);
	if (p)
		learn_shared(c->e, p,
			     make_origin(c,
					 text_print("%s() lets others write it",
						    row_name(c->row))));
	call_unknown(c->e, c->s, c->frame, c->insn);
}

static void hand_on(const struct call *c)
{
	const struct value *v = argument(c, c->row->from);

	if (v && v->bits)
		checks_sized(c->e, c->s, c->frame, c->insn, SIZE_OF_SINK, v,
			     NULL);
}

static void do_sink(const struct call *c)
{
	hand_on(c);
	call_unknown(c->e, c->s, c->frame, c->insn);
}

static void do_put(const struct call *c)
{
	const struct value *size = size_argument(c);
	const struct value *from = pointer_argument(c, c->row->from);

	if (from)
		checks_put(c->e, c->s, c->frame, c->insn, c->row, from, size);
	answer(c, fresh_answer(c));
}

/* Bytes that nobody has set: a load of them has no origin, a put shows them. */
const struct value *make_unset(struct engine *e, const struct object *o)
{
	bool isnew;
	struct value *v = make_fresh(e, MAKER_UNSET, o, NULL, 0, 0, &isnew);

	if (isnew) {
		v->kind = VALUE_BYTES;
		v->flags = VALUE_UNSET;
		v->object = (struct object *)o;
	}
	return v;
}

/* __GFP_ZERO, include/linux/gfp_types.h */
static bool asks_zeroed(const struct call *c)
{
	const struct value *gfp = argument(c, c->row->gfp);

	return gfp && gfp->kind == VALUE_CONSTANT && gfp->range.ulo & 0x100;
}

static void do_alloc(const struct call *c)
{
	const struct value *size = size_argument(c);
	struct object *o = heap(c, size);
	uint64_t bytes = known_size(c->s, size);

	if (size)
		checks_sized(c->e, c->s, c->frame, c->insn, SIZE_OF_ALLOCATION,
			     size, o);
	state_forget_object(c->s, o);
	if (c->row->bytes) {
		answer(c, make_pointer(c->e, o, 0));
		return;
	}
	if (c->row->zeroed || asks_zeroed(c))
		state_store(c->s, o, 0, bytes, make_constant(c->e, 0, 64), 0);
	else
		state_store(c->s, o, 0, bytes, make_unset(c->e, o), 0);
	answer(c, make_pointer(c->e, o, 0));
}

/* What an object points to is reached through it. */
static void escape_within(struct state *s, const struct object *o,
			  const struct insn *insn, const struct frame *frame)
{
	size_t i;

	for (i = 0; i < s->nr_cells; i++) {
		if (s->cells[i].object == o &&
		    s->cells[i].value->kind == VALUE_POINTER)
			state_note(s, NOTE_ESCAPED, s->cells[i].value->object,
				   insn, frame, NULL);
	}
}

/* A temporary without a type is what is moved there. */
static void adopt_type(const struct value *to, const struct value *from)
{
	if (to->object->kind == OBJECT_LOCAL && !to->object->name[0] &&
	    !to->offset && !from->offset && wrapped_at(from))
		to->object->type = from->object->type;
}

/* A copy of what others write is a fetch of it. */
static void copy_outside(const struct call *c, const struct value *to,
			 const struct value *from, uint64_t size)
{
	struct fetch *f =
		make_fetch(c->e, c->insn, c->frame, from->object, from->offset);

	note_guards(c->s, f);
	f->row = c->row;
	f->size = size;
	f->origin = from->object->origin;
	put_bytes(c, f, to, size);
	if (f->origin->shared)
		add_fetch(c, f);
}

static void do_copy(const struct call *c)
{
	const struct value *to = pointer_argument(c, c->row->to);
	const struct value *from = pointer_argument(c, c->row->from);
	const struct value *size = size_argument(c), *bytes;
	const uint64_t n = known_size(c->s, size);

	answer(c, argument(c, c->row->to));
	if (!to || !from)
		return;
	checks_copied(c->e, c->s, c->frame, c->insn, to, from, size);
	text_move(c->e, c->s, c->frame, c->insn, to, from);
	if (size)
		checks_sized(c->e, c->s, c->frame, c->insn, SIZE_OF_COPY, size,
			     to->object);
	if (is_shared(to->object)) {
		checks_put(c->e, c->s, c->frame, c->insn, c->row, from, size);
		return;
	}
	if (to->anywhere) {
		element_store(c->e, c->s, to, n);
		state_forget_somewhere(c->s, to->object);
		return;
	}
	adopt_type(to, from);
	if (from->object->origin && !from->anywhere) {
		copy_outside(c, to, from, n);
		return;
	}
	if (n != SIZE_UNKNOWN && !from->anywhere) {
		state_copy_bytes(c->s, to->object, to->offset, from->object,
				 from->offset, n);
		if (to->object->kind != OBJECT_LOCAL)
			escape_within(c->s, to->object, c->insn, c->frame);
		return;
	}
	bytes = state_load(c->e, c->s, from->object, from->offset, 1);
	if (bytes && bytes->bytes && bytes->origin)
		state_store(c->s, to->object, to->offset, n, bytes->bytes, 0);
	else
		state_forget(c->s, to->object, to->offset, n);
}

static void do_set(const struct call *c)
{
	const struct value *to = pointer_argument(c, c->row->to);
	const struct value *with = argument(c, c->row->from);
	const struct value *size = size_argument(c);
	const uint64_t n = known_size(c->s, size);

	answer(c, argument(c, c->row->to));
	if (!to)
		return;
	if (!to->anywhere && !to->offset)
		text_forget(c->e, c->s, to);
	if (to->anywhere) {
		/* of one element, or of the rest behind what was written */
		element_store(c->e, c->s, to, n);
		if (to->scale <= 1)
			state_set(c->s, to->object, to->offset, SIZE_UNKNOWN);
		return;
	}
	if (with && with->kind == VALUE_CONSTANT && !with->range.ulo)
		state_store(c->s, to->object, to->offset, n,
			    make_constant(c->e, 0, 64), 0);
	else
		state_forget(c->s, to->object, to->offset, n);
}

static void do_string(const struct call *c)
{
	const struct value *to = pointer_argument(c, c->row->to);
	const int parts[] = { c->row->from, c->row->count };
	struct value *v = fresh_answer(c);
	size_t i;

	for (i = 0; i < 2 && c->row->kind == ROW_STRING; i++) {
		const struct value *p = pointer_argument(c, parts[i]);

		if (p)
			checks_string(c->e, c->s, c->frame, c->insn, p);
	}
	text_string(c->e, c->s, c->frame, c->insn, c->row, v);
	if (to && c->row->fills)
		state_forget_object(c->s, to->object);
	if (to)
		element_store(c->e, c->s, to, 1);
	if (to && !to->anywhere) {
		state_forget_set(c->s, to->object, to->offset,
				 known_size(c->s, argument(c, c->row->size)));
		state_forget(c->s, to->object, to->offset, 1);
	} else if (to) {
		state_forget_somewhere(c->s, to->object);
	}
	if (to)
		state_note(c->s, NOTE_STRING, to->object, c->insn, c->frame,
			   NULL);
	answer(c, v);
}

static void do_scan(const struct call *c)
{
	struct value *v = fresh_answer(c);

	if (c->row->from < 0 && !v->behind)
		v->behind = make_origin(
			c, text_print("%s() brings text from outside",
				      row_name(c->row)));
	/* there no word of a command is followed */
	if (!c->e->module->is_kernel &&
	    text_scan(c->e, c->s, c->frame, c->insn, c->row, v->behind))
		answer(c, v);
	else
		call_unknown(c->e, c->s, c->frame, c->insn);
}

static void do_lock(const struct call *c)
{
	const struct value *p = pointer_argument(c, 0);
	struct state *s = c->s;

	answer(c, fresh_answer(c));
	if (!p || p->anywhere)
		return;
	if (c->row->kind == ROW_LOCK) {
		s->nr_locks++;
		return;
	}
	s->epoch++;
	if (s->nr_locks)
		s->nr_locks--;
}

static void do_access(const struct call *c)
{
	const struct value *p = pointer_argument(c, c->row->from);

	if (p)
		state_note(c->s, NOTE_ACCESS, p->object, c->insn, c->frame,
			   NULL);
	answer(c, fresh_answer(c));
}

static const struct value *make_masked(const struct call *c,
				       const struct value *v,
				       const struct value *bound)
{
	bool isnew;
	struct value *m =
		make_fresh(c->e, MAKER_MASKED, v, bound, 0, 0, &isnew);

	if (isnew) {
		*m = *v;
		m->id = ++c->e->next_id;
		m->kind = VALUE_SYMBOL;
		m->op = OP_OTHER;
		m->a = m->b = NULL;
		m->flags |= VALUE_MASKED;
		m->range = range_full(v->bits);
		if (bound) {
			const struct range r = state_range(c->s, bound);

			if (r.uhi)
				m->range =
					range_unsigned(0, r.uhi - 1, v->bits);
		}
	}
	return m;
}

static void do_mask(const struct call *c)
{
	const struct value *v = argument(c, c->row->from);
	const struct value *limit = argument(c, c->row->size);

	if (v && v->bits) {
		v = make_masked(c, v, limit);
		if (limit)
			state_limit(c->s, v, limit);
		answer(c, v);
		return;
	}
	/* all ones or zero: what it is combined with is masked */
	fresh_answer(c)->flags |= VALUE_MASKED;
	answer(c, fresh_answer(c));
}

/* ut_clamp_below() and the like: in place, and says whether it was inside */
static void do_clamp(const struct call *c)
{
	const int parts[] = { c->row->to, c->row->from };
	const struct value *limit = argument(c, c->row->size), *m;
	size_t i;

	for (i = 0; i < 2; i++) {
		const struct value *p = pointer_argument(c, parts[i]), *v;

		if (!p || p->anywhere)
			continue;
		v = state_load(c->e, c->s, p->object, p->offset, 8);
		if (!v || v->kind == VALUE_CONSTANT)
			continue;
		state_assume_compare(c->s, v, CMP_UGE,
				     make_constant(c->e, 0, v->bits));
		state_fact(c->s, v)->flags |= FACT_UPPER | FACT_LOWER;
		m = make_masked(c, v, limit);
		state_store(c->s, p->object, p->offset, 8, m, 0);
		if (limit)
			state_limit(c->s, m, limit);
	}
	answer(c, fresh_answer(c));
}

static void do_outside(const struct call *c)
{
	struct value *v = fresh_answer(c);

	if (!v->origin)
		v->origin = make_origin(
			c, text_print("%s() brings a value from outside",
				      c->row->name));
	answer(c, v);
}

/* A sum or product that stays at the largest number instead of wrapping. */
static void do_saturate(const struct call *c)
{
	const struct value *a = argument(c, 0), *b = argument(c, 1);
	struct value *v;
	bool wraps;

	if (!a || !b) {
		answer(c, fresh_answer(c));
		return;
	}
	v = make_symbol(c->e, MAKER_SATURATED, a, b, 0, c->insn->bits);
	if (a->kind == VALUE_CONSTANT && b->kind == VALUE_CONSTANT &&
	    !strstr(c->row->name, "sub")) {
		const struct range r = range_of_op(
			strstr(c->row->name, "add") ? OP_ADD : OP_MUL, false,
			64, &a->range, 64, &b->range, &wraps);

		answer(c, make_constant(c->e, wraps ? ~0ULL : r.ulo,
					c->insn->bits));
		return;
	}
	v->op = strstr(c->row->name, "add") ? OP_ADD :
		strstr(c->row->name, "sub") ? OP_SUB :
					      OP_MUL;
	v->a = a;
	v->b = b;
	v->insn = c->insn;
	v->frame = c->frame;
	v->flags |= VALUE_SATURATED;
	v->origin = a->origin ? a->origin : b->origin;
	answer(c, v);
}

/* What a pointer that a function answers with points to. */
static void answer_type(const struct insn *insn, struct value *v)
{
	if (insn->function && insn->function->result &&
	    insn->function->result->kind == TYPE_POINTER)
		v->type = insn->function->result->to;
}

static void do_view(const struct call *c)
{
	struct value *v = fresh_answer(c);

	answer_type(c->insn, v);
	if (c->row->bytes && !v->behind)
		v->behind = make_origin(
			c, text_print("%s() gives a view of what comes from "
				      "outside",
				      row_name(c->row)));
	state_renew(c->s, v);
	answer(c, v);
}

static void do_row(const struct call *c)
{
	switch (c->row->kind) {
	case ROW_FETCH:
	case ROW_SOURCE:
		if (c->row->value)
			do_read(c);
		else
			do_fetch(c);
		return;
	case ROW_SHARES:
		do_shares(c);
		return;
	case ROW_SINK:
		do_sink(c);
		return;
	case ROW_ESCAPE:
		call_unknown(c->e, c->s, c->frame, c->insn);
		return;
	case ROW_PUT:
		do_put(c);
		return;
	case ROW_ALLOC:
		do_alloc(c);
		return;
	case ROW_COPY:
		do_copy(c);
		return;
	case ROW_SET:
		do_set(c);
		return;
	case ROW_STRING:
	case ROW_LOOK:
		do_string(c);
		return;
	case ROW_SCAN:
		do_scan(c);
		return;
	case ROW_LOCK:
	case ROW_UNLOCK:
		do_lock(c);
		return;
	case ROW_ACCESS:
		do_access(c);
		return;
	case ROW_MASK:
		do_mask(c);
		return;
	case ROW_CLAMP:
		do_clamp(c);
		return;
	case ROW_OUTSIDE:
		do_outside(c);
		return;
	case ROW_SATURATE:
		do_saturate(c);
		return;
	case ROW_SAME:
		answer(c, argument(c, c->row->from));
		return;
	case ROW_FREE: {
		const struct value *p = pointer_argument(c, 0);

		if (p)
			state_note(c->s, NOTE_FREED, p->object, c->insn,
				   c->frame, NULL);
		answer(c, fresh_answer(c));
		return;
	}
	case ROW_MOVES: {
		const struct value *p = pointer_argument(c, 0);

		if (p)
			state_forget_object(c->s, p->object);
		answer(c, fresh_answer(c));
		return;
	}
	case ROW_VIEW:
		do_view(c);
		return;
	case ROW_PATH: {
		const struct value *to = pointer_argument(c, c->row->to);

		if (to)
			state_forget_object(c->s, to->object);
		answer(c, fresh_answer(c));
		return;
	}
	default:
		answer(c, fresh_answer(c));
	}
}

/* ---- intrinsics ---- */

static bool starts(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

static const struct row rows_of_intrinsics[] = {
	{ .kind = ROW_COPY,
	  .name = "llvm.memcpy",
	  .to = 0,
	  .from = 1,
	  .size = 2,
	  .count = -1 },
	{ .kind = ROW_COPY,
	  .name = "llvm.memmove",
	  .to = 0,
	  .from = 1,
	  .size = 2,
	  .count = -1 },
	{ .kind = ROW_SET,
	  .name = "llvm.memset",
	  .to = 0,
	  .from = 1,
	  .size = 2,
	  .count = -1 },
	{ .kind = ROW_SAME,
	  .name = "llvm.expect",
	  .to = -1,
	  .from = 0,
	  .size = -1,
	  .count = -1 },
	{ .kind = ROW_SAME,
	  .name = "llvm.ptr.annotation",
	  .to = -1,
	  .from = 0,
	  .size = -1,
	  .count = -1 },
	{ .kind = ROW_SAME,
	  .name = "llvm.annotation",
	  .to = -1,
	  .from = 0,
	  .size = -1,
	  .count = -1 },
};

static void do_overflow(const struct call *c)
{
	struct value *v = fresh_answer(c);

	v->a = argument(c, 0);
	v->b = argument(c, 1);
	v->op = OP_OTHER;
	v->origin = v->a->origin ? v->a->origin : v->b->origin;
	answer(c, v);
}

static void do_bswap(const struct call *c)
{
	const struct value *a = argument(c, 0);
	struct value *v =
		make_symbol(c->e, MAKER_SWAPPED, a, NULL, 0, c->insn->bits);

	v->origin = a->origin;
	v->bytes = a->bytes;
	v->offset = a->offset;
	v->fetch = a->fetch;
	v->flags |= a->flags & VALUE_MOVED;
	answer(c, v);
}

static bool call_intrinsic(struct call *c)
{
	const char *name = c->insn->callee;
	size_t i;

	if (!starts(name, "llvm."))
		return false;
	for (i = 0; i < sizeof(rows_of_intrinsics) / sizeof(struct row); i++) {
		if (starts(name, rows_of_intrinsics[i].name)) {
			c->row = &rows_of_intrinsics[i];
			do_row(c);
			return true;
		}
	}
	if (strstr(name, ".with.overflow"))
		do_overflow(c);
	else if (starts(name, "llvm.bswap"))
		do_bswap(c);
	else if (starts(name, "llvm.is.constant"))
		answer(c, make_constant(c->e, 0, 1));
	else if (starts(name, "llvm.va_start"))
		text_list(c->e, c->s, c->frame, argument(c, 0));
	else if (starts(name, "llvm.assume"))
		state_assume(c->s, argument(c, 0), true);
	else
		answer(c, fresh_answer(c));
	return true;
}

/* The one accessor: a pointer by which the library may read. */
static void do_expose(const struct call *c)
{
	const struct value *p = pointer_argument(c, 0);
	const unsigned int fills = p ? state_fills(c->s, p->object) : 0;
	struct value *v;
	bool isnew;

	if (!p) {
		answer(c, fresh_answer(c));
		return;
	}
	v = make_fresh(c->e, MAKER_EXPOSED, p, NULL, fills, 0, &isnew);
	if (isnew) {
		*v = *p;
		v->id = ++c->e->next_id;
		v->flags |= VALUE_EXPOSED;
		v->number = fills;
	}
	answer(c, v);
}

static struct value *unknown_answer(struct engine *e, struct state *s,
				    const struct frame *frame,
				    const struct insn *insn)
{
	struct value *v = make_symbol(e, MAKER_UNKNOWN_ANSWER, frame, insn, 0,
				      insn->bits);

	v->insn = insn;
	v->frame = frame;
	s->registers[insn->result] = v;
	state_renew(s, v);
	return v;
}

bool call_model(struct engine *e, struct state *s, const struct frame *frame,
		const struct insn *insn)
{
	struct call c = { e, s, frame, insn, NULL };

	if (call_intrinsic(&c))
		return true;
	if (!insn->function)
		return false;
	if (!strcmp(insn->callee, "untrusted_expose_call")) {
		do_expose(&c);
		return true;
	}
	/* a static function of that name may be a program's own */
	c.row = model_find(insn->callee);
	if (c.row && c.row->kind == ROW_DOOR && c.row->from >= 0)
		hand_on(&c);
	if (c.row && c.row->kind == ROW_DOOR && c.row->keeps) {
		answer_type(insn, unknown_answer(e, s, frame, insn));
		return true;
	}
	if (!c.row || c.row->kind == ROW_DOOR || c.row->kind == ROW_PULLS)
		return false;
	do_row(&c);
	return true;
}

/* ---- validators ---- */

static const struct value *judged_bytes(struct engine *e,
					const struct value *bytes)
{
	bool isnew;
	struct value *v =
		make_fresh(e, MAKER_JUDGED, bytes, NULL, 0, 0, &isnew);

	if (isnew) {
		const unsigned int id = v->id;

		*v = *bytes;
		v->id = id;
		v->origin = NULL;
	}
	return v;
}

/* Bytes from where a pointer points to: of the member there, or of all behind it. */
static uint64_t judged_size(const struct value *p)
{
	const struct type *t = p->object->type;
	const struct member *m = NULL;
	uint64_t rest;

	if (t && p->offset > 0)
		m = type_member_at(t, (uint64_t)p->offset, &rest);
	return m ? (m->bits + 7) / 8 : SIZE_UNKNOWN;
}

static void judge(const struct call *c, const struct value *v)
{
	const struct value *p = v->bits == 64 ? as_pointer(c->e, v) : NULL;
	struct state *s = c->s;
	uint64_t size;
	size_t i;

	state_trust(s, v);
	if (!p || p->anywhere)
		return;
	size = judged_size(p);
	if (!p->offset && p->object->origin && !p->object->origin->shared)
		state_note(s, NOTE_JUDGED, p->object, c->insn, c->frame, NULL);
	for (i = 0; i < s->nr_cells; i++) {
		struct cell *cell = &s->cells[i];

		if (cell->object != p->object || cell->offset < p->offset ||
		    cell->offset + (int64_t)cell->size >
			    p->offset + (int64_t)size)
			continue;
		if (cell->value->kind == VALUE_BYTES)
			cell->value = judged_bytes(c->e, cell->value);
		else
			state_trust(s, cell->value);
	}
}

bool validates(const struct insn *insn)
{
	const struct row *row = insn->function ? model_find(insn->callee) :
						 NULL;

	return row && row->kind == ROW_VALIDATES && row->from >= 0 &&
	       (size_t)row->from < insn->nr_operands;
}

void call_validates(struct engine *e, struct state *s,
		    const struct frame *frame, const struct insn *insn,
		    bool lets_in)
{
	const struct call c = { e, s, frame, insn, model_find(insn->callee) };
	struct value *v;

	if (lets_in)
		judge(&c, argument(&c, c.row->from));
	if (lets_in != c.row->truth) {
		answer(&c, make_constant(e, 0, insn->bits));
		return;
	}
	v = fresh_answer(&c);
	answer(&c, v);
	state_fact(s, v)->flags |= FACT_NOT_ZERO | FACT_LOOKED;
	if (!c.row->truth)
		state_assume_compare(s, v, CMP_SLT,
				     make_constant(e, 0, v->bits));
}

/* ---- anything else ---- */

static void forget_reachable(struct engine *e, struct state *s,
			     const struct frame *frame, const struct insn *insn)
{
	size_t i, kept = 0;

	for (i = 0; i < insn->nr_operands; i++) {
		const struct value *v =
			operand(e, s, frame, &insn->operands[i]);

		if (v->kind != VALUE_POINTER || v->flags & VALUE_EXPOSED)
			continue;
		escape_within(s, v->object, insn, frame);
		if (!insn->function || !insn->function->defined)
			text_forget(e, s, v);
		if (v->object->kind != OBJECT_GLOBAL || v->object->escaped)
			state_forget_object(s, v->object);
		if (v->object->kind == OBJECT_LOCAL ||
		    v->object->kind == OBJECT_HEAP) {
			v->object->escaped = true;
			state_note(s, NOTE_ESCAPED, v->object, insn, frame,
				   NULL);
		}
	}
	for (i = 0; i < s->nr_cells; i++) {
		if (!s->cells[i].object->escaped)
			s->cells[kept++] = s->cells[i];
	}
	s->nr_cells = kept;
}

void call_unknown(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn)
{
	forget_reachable(e, s, frame, insn);
	answer_type(insn, unknown_answer(e, s, frame, insn));
}

/* Only what it is given the address of changes. */
void call_asm(struct engine *e, struct state *s, const struct frame *frame,
	      const struct insn *insn)
{
	struct value *answer;
	size_t i;

	for (i = 0; i < insn->nr_operands; i++) {
		const struct value *v =
			operand(e, s, frame, &insn->operands[i]);

		if (v->kind == VALUE_POINTER && v->object->kind == OBJECT_LOCAL)
			state_forget_object(s, v->object);
	}
	answer = unknown_answer(e, s, frame, insn);
	/* the borrow of a comparison as a mask: array_index_mask_nospec() */
	if (strstr(insn->callee, "sbb"))
		answer->flags |= VALUE_MASKED;
}
