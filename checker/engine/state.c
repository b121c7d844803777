// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What is known at one point of one path.
 */
#include <stdlib.h>
#include <string.h>

#include "engine.h"

/* Cells of one object stand together, by offset; facts by the value's number. */

struct state *state_copy(const struct state *s)
{
	struct state *c = memory(1, sizeof(*c));

	*c = *s;
	c->max_cells = s->nr_cells + 8;
	c->cells = memory(c->max_cells, sizeof(*c->cells));
	memcpy(c->cells, s->cells, s->nr_cells * sizeof(*c->cells));
	c->max_facts = s->nr_facts + 8;
	c->facts = memory(c->max_facts, sizeof(*c->facts));
	memcpy(c->facts, s->facts, s->nr_facts * sizeof(*c->facts));
	c->fetches = NULL;
	c->nr_fetches = 0;
	for (size_t i = 0; i < s->nr_fetches; i++) {
		c->fetches = array_grow(c->fetches, i, sizeof(*c->fetches));
		c->fetches[c->nr_fetches++] = s->fetches[i];
	}
	c->notes = NULL;
	c->nr_notes = 0;
	for (size_t i = 0; i < s->nr_notes; i++) {
		c->notes = array_grow(c->notes, i, sizeof(*c->notes));
		c->notes[c->nr_notes++] = s->notes[i];
	}
	return c;
}

void state_free(struct state *s)
{
	if (!s)
		return;
	free(s->registers);
	free(s->cells);
	free(s->facts);
	free(s->fetches);
	free(s->notes);
	free(s);
}

/* ---- cells ---- */

/* The first cell of @object that ends behind @offset. */
static size_t cell_find(const struct state *s, const struct object *object,
			int64_t offset)
{
	size_t lo = 0, hi = s->nr_cells;

	while (lo < hi) {
		const size_t mid = (lo + hi) / 2;
		const struct cell *c = &s->cells[mid];

		if (c->object->id < object->id ||
		    (c->object == object &&
		     c->offset + (int64_t)c->size <= offset))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct cell *state_cell(const struct state *s,
			      const struct object *object, int64_t offset)
{
	const size_t at = cell_find(s, object, offset);

	return at < s->nr_cells && s->cells[at].object == object ?
		       &s->cells[at] :
		       NULL;
}

static void cell_insert(struct state *s, size_t at, struct cell cell)
{
	if (s->nr_cells == s->max_cells) {
		s->max_cells = 2 * s->max_cells + 8;
		s->cells = realloc(s->cells, s->max_cells * sizeof(cell));
		if (!s->cells)
			abort();
	}
	memmove(&s->cells[at + 1], &s->cells[at],
		(s->nr_cells - at) * sizeof(cell));
	s->cells[at] = cell;
	s->nr_cells++;
}

static void cell_remove(struct state *s, size_t at)
{
	s->nr_cells--;
	memmove(&s->cells[at], &s->cells[at + 1],
		(s->nr_cells - at) * sizeof(*s->cells));
}

const struct value *state_load(struct engine *e, const struct state *s,
			       const struct object *object, int64_t offset,
			       uint64_t size)
{
	const size_t at = cell_find(s, object, offset);
	const struct cell *c = &s->cells[at];

	if (at == s->nr_cells || c->object != object || c->offset > offset)
		return NULL;
	if (c->value->kind == VALUE_BYTES) {
		if (offset + (int64_t)size > c->offset + (int64_t)c->size)
			return NULL;
		return make_part(e, c->value, offset - c->offset + c->from,
				 size);
	}
	if (c->offset == offset && c->size == size)
		return c->value;
	if (c->value->kind == VALUE_CONSTANT && !c->value->range.ulo &&
	    offset + (int64_t)size <= c->offset + (int64_t)c->size)
		return make_constant(e, 0, 8 * size);
	return NULL;
}

/* Of bytes, what lies before and behind stays. */
void state_forget(struct state *s, const struct object *object, int64_t offset,
		  uint64_t size)
{
	const int64_t end = offset + (int64_t)size;
	size_t at = cell_find(s, object, offset);

	while (at < s->nr_cells && s->cells[at].object == object &&
	       s->cells[at].offset < end) {
		const struct cell c = s->cells[at];
		const int64_t c_end = c.offset + (int64_t)c.size;

		cell_remove(s, at);
		if (c.value->kind != VALUE_BYTES &&
		    !(c.value->kind == VALUE_CONSTANT && !c.value->range.ulo))
			continue;
		if (c.offset < offset) {
			struct cell before = c;

			before.size = offset - c.offset;
			cell_insert(s, at++, before);
		}
		if (c_end > end) {
			struct cell behind = c;

			behind.offset = end;
			behind.from = c.from + (end - c.offset);
			behind.size = c_end - end;
			cell_insert(s, at++, behind);
		}
	}
}

void state_forget_object(struct state *s, const struct object *object)
{
	size_t at = cell_find(s, object, INT64_MIN / 2);

	while (at < s->nr_cells && s->cells[at].object == object)
		cell_remove(s, at);
}

void state_forget_somewhere(struct state *s, const struct object *object)
{
	size_t at = cell_find(s, object, INT64_MIN / 2);

	while (at < s->nr_cells && s->cells[at].object == object) {
		if (s->cells[at].value->kind == VALUE_BYTES)
			at++;
		else
			cell_remove(s, at);
	}
}

/* Forgets cells whose bytes are unset, or those whose are not. */
static void forget_by(struct state *s, const struct object *object,
		      int64_t offset, uint64_t size, bool unset)
{
	const int64_t end = offset + (int64_t)size;
	size_t at;

	while (offset < end &&
	       (at = cell_find(s, object, offset)) < s->nr_cells &&
	       s->cells[at].object == object && s->cells[at].offset < end) {
		const struct cell c = s->cells[at];
		const int64_t c_end = c.offset + (int64_t)c.size;
		const int64_t to = c_end < end ? c_end : end;

		if (c.offset > offset)
			offset = c.offset;
		if (!(c.value->flags & VALUE_UNSET) == !unset)
			state_forget(s, object, offset, to - offset);
		offset = to;
	}
}

void state_forget_set(struct state *s, const struct object *object,
		      int64_t offset, uint64_t size)
{
	forget_by(s, object, offset, size, false);
}

void state_set(struct state *s, const struct object *object, int64_t offset,
	       uint64_t size)
{
	forget_by(s, object, offset, size, true);
}

void state_store(struct state *s, struct object *object, int64_t offset,
		 uint64_t size, const struct value *value, int64_t from)
{
	state_forget(s, object, offset, size);
	if (value)
		cell_insert(s, cell_find(s, object, offset),
			    (struct cell){ object, offset, size, value, from });
}

void state_copy_bytes(struct state *s, struct object *to, int64_t to_offset,
		      struct object *from, int64_t from_offset, uint64_t size)
{
	const int64_t end = from_offset + (int64_t)size;
	struct cell *taken = NULL;
	size_t n = 0, i, at;

	for (at = cell_find(s, from, from_offset);
	     at < s->nr_cells && s->cells[at].object == from &&
	     s->cells[at].offset < end;
	     at++) {
		struct cell c = s->cells[at];
		const int64_t c_end = c.offset + (int64_t)c.size;
		const bool whole = c.offset >= from_offset && c_end <= end;

		if (!whole && c.value->kind != VALUE_BYTES)
			continue;
		if (c.offset < from_offset) {
			c.from += from_offset - c.offset;
			c.size -= from_offset - c.offset;
			c.offset = from_offset;
		}
		if (c_end > end)
			c.size = end - c.offset;
		c.offset += to_offset - from_offset;
		c.object = to;
		taken = array_grow(taken, n, sizeof(*taken));
		taken[n++] = c;
	}
	state_forget(s, to, to_offset, size);
	for (i = 0; i < n; i++)
		state_store(s, to, taken[i].offset, taken[i].size,
			    taken[i].value, taken[i].from);
	free(taken);
}

void state_renew(struct state *s, const struct value *v)
{
	size_t i, kept = 0;

	for (i = 0; i < s->nr_fetches; i++) {
		const struct object *from = s->fetches[i]->from;

		if (!from || !depends_on(from->address, v, 5))
			s->fetches[kept++] = s->fetches[i];
	}
	s->nr_fetches = kept;
}

bool state_unset(const struct state *s, const struct object *object,
		 int64_t offset, int64_t end, int64_t *at)
{
	size_t i;

	for (i = cell_find(s, object, offset);
	     i < s->nr_cells && s->cells[i].object == object &&
	     s->cells[i].offset < end;
	     i++) {
		const struct cell *c = &s->cells[i];

		if (!(c->value->flags & VALUE_UNSET))
			continue;
		*at = c->offset > offset ? c->offset : offset;
		return true;
	}
	return false;
}

bool state_zero_behind(const struct state *s, const struct object *object,
		       int64_t offset)
{
	size_t i;

	for (i = cell_find(s, object, offset);
	     i < s->nr_cells && s->cells[i].object == object; i++) {
		const struct value *v = s->cells[i].value;

		if (v->kind == VALUE_CONSTANT && !(v->range.ulo & 0xff))
			return true;
	}
	return false;
}

unsigned int state_fills(const struct state *s, const struct object *object)
{
	unsigned int n = 0;
	size_t i;

	for (i = 0; i < s->nr_fetches; i++)
		n += s->fetches[i]->to == object;
	return n;
}

/* ---- facts ---- */

static size_t fact_find(const struct state *s, const struct value *v)
{
	size_t lo = 0, hi = s->nr_facts;

	while (lo < hi) {
		const size_t mid = (lo + hi) / 2;

		if (s->facts[mid].value->id < v->id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct fact *state_known(const struct state *s, const struct value *v)
{
	const size_t at = fact_find(s, v);

	return at < s->nr_facts && s->facts[at].value == v ? &s->facts[at] :
							     NULL;
}

struct fact *state_fact(struct state *s, const struct value *v)
{
	const size_t at = fact_find(s, v);

	if (at < s->nr_facts && s->facts[at].value == v)
		return &s->facts[at];
	if (s->nr_facts == s->max_facts) {
		s->max_facts = 2 * s->max_facts + 8;
		s->facts = realloc(s->facts, s->max_facts * sizeof(*s->facts));
		if (!s->facts)
			abort();
	}
	memmove(&s->facts[at + 1], &s->facts[at],
		(s->nr_facts - at) * sizeof(*s->facts));
	s->nr_facts++;
	s->facts[at] = (struct fact){ v, v->range, 0, 0, NULL };
	return &s->facts[at];
}

static struct range range_at(const struct state *s, const struct value *v,
			     unsigned int depth)
{
	const struct fact *f = state_known(s, v);
	struct range r = f ? f->range : v->range;

	if (v->kind == VALUE_SYMBOL && v->a && depth && v->op <= OP_SAME &&
	    v->op >= OP_ADD && v->op != OP_COMPARE) {
		const struct range a = range_at(s, v->a, depth - 1);
		const struct range b = v->b ? range_at(s, v->b, depth - 1) : a;
		bool wraps;
		const struct range made = range_of_op(v->op, v->is_signed,
						      v->bits, &a, v->a->bits,
						      &b, &wraps);

		if (!wraps || !(v->flags & VALUE_SATURATED))
			r = range_meet(r, made, v->bits);
	}
	return r;
}

struct range state_range(const struct state *s, const struct value *v)
{
	return range_at(s, v, 4);
}

static bool limited(const struct state *s, const struct value *v,
		    unsigned int flag, unsigned int depth)
{
	const struct fact *f;

	if (!v || !v->origin || v->kind == VALUE_CONSTANT ||
	    v->flags & VALUE_MASKED)
		return true;
	f = state_known(s, v);
	if (f && f->flags & flag)
		return true;
	/* its type made it an outside value, not what it was made of */
	if (!depth || !v->a || (v->op == OP_SAME && !v->a->origin))
		return false;
	switch (v->op) {
	case OP_AND:
	case OP_REM:
		return limited(s, v->a, flag, depth - 1) ||
		       (flag == FACT_UPPER &&
			limited(s, v->b, flag, depth - 1));
	case OP_ZEXT:
	case OP_SEXT:
	case OP_SAME:
	case OP_TRUNC:
	case OP_DIV:
	case OP_SHR:
		return limited(s, v->a, flag, depth - 1);
	case OP_SUB:
	case OP_ADD:
	case OP_MUL:
	case OP_SHL:
	case OP_OR:
		return limited(s, v->a, flag, depth - 1) &&
		       limited(s, v->b, flag, depth - 1);
	default:
		return false;
	}
}

bool state_upper(const struct state *s, const struct value *v)
{
	const struct range r = state_range(s, v);

	return range_single(&r) || limited(s, v, FACT_UPPER, 6);
}

bool state_lower(const struct state *s, const struct value *v)
{
	return state_range(s, v).slo >= 0 || limited(s, v, FACT_LOWER, 6);
}

/* ---- what a branch says ---- */

static bool narrow(struct state *s, const struct value *v, struct range r,
		   unsigned int flags, unsigned int depth);

/* v = a + k, modulo the width; the largest number, where that was left */
static bool narrow_sum(struct state *s, const struct value *v, uint64_t k,
		       struct range r, unsigned int flags, unsigned int depth)
{
	const uint64_t mask = mask_of(v->bits);
	struct range ra = range_full(v->bits);
	const uint64_t lo = (r.ulo - k) & mask, hi = (r.uhi - k) & mask;
	const bool saturated = v->flags & VALUE_SATURATED && r.uhi == mask;

	if (lo <= hi && r.ulo <= r.uhi && !saturated)
		ra = range_unsigned(lo, hi, v->bits);
	return narrow(s, v->a, ra, flags, depth - 1);
}

static bool narrow_masked(struct state *s, const struct value *v,
			  struct range r, unsigned int flags,
			  unsigned int depth)
{
	struct range ra = range_full(v->bits);
	uint64_t free_bits;

	flags &= FACT_LOOKED | FACT_LEAST;
	if (v->b->kind != VALUE_CONSTANT)
		return narrow(s, v->a, ra, flags, depth - 1) &&
		       narrow(s, v->b, ra, flags, depth - 1);
	free_bits = ~v->b->range.ulo & mask_of(v->bits);
	if (!r.uhi && !(free_bits & (free_bits + 1))) {
		ra = range_unsigned(0, free_bits, v->bits);
		flags |= FACT_UPPER | FACT_LOWER;
	}
	return narrow(s, v->a, ra, flags, depth - 1);
}

static bool narrow_operands(struct state *s, const struct value *v,
			    struct range r, unsigned int flags,
			    unsigned int depth)
{
	const struct range all = range_full(v->a->bits);
	const struct range ra = state_range(s, v->a);

	switch (v->op) {
	case OP_ZEXT:
		if (r.ulo > mask_of(v->a->bits))
			return false;
		return narrow(s, v->a,
			      range_unsigned(r.ulo,
					     r.uhi < mask_of(v->a->bits) ?
						     r.uhi :
						     mask_of(v->a->bits),
					     v->a->bits),
			      flags, depth - 1);
	case OP_SEXT:
		return narrow(
			s, v->a,
			range_meet(all,
				   (struct range){ 0, ~0ULL, r.slo, r.shi },
				   v->a->bits),
			flags, depth - 1);
	case OP_TRUNC:
		if (ra.uhi <= mask_of(v->bits))
			return narrow(s, v->a,
				      range_unsigned(r.ulo, r.uhi, v->a->bits),
				      flags, depth - 1);
		/* what was cut off can only make it more */
		return narrow(s, v->a,
			      range_unsigned(r.ulo, all.uhi, v->a->bits),
			      flags & (FACT_LOOKED | FACT_LEAST), depth - 1);
	case OP_SAME:
		return narrow(s, v->a, v->a->bits == v->bits ? r : all, flags,
			      depth - 1);
	case OP_ADD:
		if (v->b->kind == VALUE_CONSTANT)
			return narrow_sum(s, v, v->b->range.ulo, r, flags,
					  depth);
		break;
	case OP_SUB:
		if (v->b->kind == VALUE_CONSTANT)
			return narrow_sum(s, v, -v->b->range.ulo, r, flags,
					  depth);
		flags &= FACT_LOOKED | FACT_LEAST;
		break;
	case OP_AND:
		return narrow_masked(s, v, r, flags, depth);
	case OP_OR:
		if (!r.uhi)
			return narrow(s, v->a, r, flags, depth - 1) &&
			       narrow(s, v->b, r, flags, depth - 1);
		flags &= FACT_LOOKED | FACT_LEAST | FACT_UPPER;
		break;
	case OP_REM:
		/* what is no remainder is a whole one, or 0 */
		flags &= FACT_LOOKED;
		if (!r.uhi)
			flags |= FACT_LEAST;
		break;
	case OP_MUL:
	case OP_SHL:
	case OP_SHR:
	case OP_DIV:
		flags &= FACT_LOOKED | FACT_LEAST | FACT_UPPER;
		break;
	default:
		flags &= FACT_LOOKED | FACT_LEAST;
	}
	return narrow(s, v->a, all, flags, depth - 1) &&
	       (!v->b ||
		narrow(s, v->b, range_full(v->b->bits), flags, depth - 1));
}

static bool narrow(struct state *s, const struct value *v, struct range r,
		   unsigned int flags, unsigned int depth)
{
	struct fact *f;
	struct range met;

	if (v->kind == VALUE_CONSTANT)
		return true;
	met = range_meet(state_range(s, v), r, v->bits);
	if (range_empty(&met))
		return false;
	f = state_fact(s, v);
	f->range = met;
	f->flags |= flags;
	if (met.ulo > 0 || met.slo > 0 || met.shi < 0)
		f->flags |= FACT_NOT_ZERO;
	if (f->flags & FACT_NOT_ZERO && range_single(&met) && !met.ulo)
		return false;
	if (!v->a || !depth)
		return true;
	return narrow_operands(s, v, met, flags, depth);
}

void state_trust(struct state *s, const struct value *v)
{
	narrow(s, v, range_full(v->bits), FACT_LOOKED | FACT_UPPER | FACT_LOWER,
	       6);
}

void state_look(struct state *s, const struct value *v)
{
	narrow(s, v, range_full(v->bits), FACT_LOOKED, 6);
}

static struct range range_implied(enum compare compare, const struct range *b,
				  unsigned int bits)
{
	struct range r = range_full(bits);

	switch (compare) {
	case CMP_EQ:
		return *b;
	case CMP_ULT:
		if (!b->uhi)
			r.ulo = 1, r.uhi = 0;
		else
			return range_unsigned(0, b->uhi - 1, bits);
		return r;
	case CMP_ULE:
		return range_unsigned(0, b->uhi, bits);
	case CMP_UGT:
		if (b->ulo == mask_of(bits))
			r.ulo = 1, r.uhi = 0;
		else
			return range_unsigned(b->ulo + 1, mask_of(bits), bits);
		return r;
	case CMP_UGE:
		return range_unsigned(b->ulo, mask_of(bits), bits);
	case CMP_SLT:
		r.shi = b->shi == INT64_MIN ? b->shi : b->shi - 1;
		break;
	case CMP_SLE:
		r.shi = b->shi;
		break;
	case CMP_SGT:
		r.slo = b->slo == INT64_MAX ? b->slo : b->slo + 1;
		break;
	case CMP_SGE:
		r.slo = b->slo;
		break;
	default:
		return r;
	}
	return range_meet(r, range_full(bits), bits);
}

/* The other side says how little it can be, and that is no constant. */
static unsigned int least(enum compare compare, const struct value *b)
{
	return b->kind != VALUE_CONSTANT &&
			       (compare == CMP_EQ || compare == CMP_UGT ||
				compare == CMP_UGE || compare == CMP_SGT ||
				compare == CMP_SGE) ?
		       FACT_LEAST :
		       0;
}

/* A limit from inside, or one that is itself limited. */
static unsigned int flags_implied(const struct state *s, enum compare compare,
				  const struct value *b)
{
	const bool limits = state_upper(s, b);

	switch (compare) {
	case CMP_EQ:
		return limits ? FACT_UPPER | FACT_LOWER : 0;
	case CMP_ULT:
	case CMP_ULE:
		return limits ? FACT_UPPER | FACT_LOWER : 0;
	case CMP_SLT:
	case CMP_SLE:
		return limits ? FACT_UPPER : 0;
	case CMP_SGT:
	case CMP_SGE:
		return state_range(s, b).slo >= -1 ? FACT_LOWER : 0;
	default:
		return 0;
	}
}

static bool exclude(struct state *s, const struct value *v,
		    const struct range *r)
{
	struct fact *f;

	if (!range_single(r))
		return true;
	f = state_fact(s, v);
	if (!r->ulo) {
		f->flags |= FACT_NOT_ZERO;
		if (!f->range.ulo)
			f->range.ulo = 1;
		if (!f->range.slo)
			f->range.slo = 1;
	}
	if (f->range.ulo == r->ulo && f->range.ulo < f->range.uhi)
		f->range.ulo++;
	if (f->range.uhi == r->ulo && f->range.ulo < f->range.uhi)
		f->range.uhi--;
	return !range_empty(&f->range);
}

static const struct value *without_casts(const struct value *v)
{
	while (is_cast(v) && !v->bytes)
		v = v->a;
	return v;
}

void state_limit(struct state *s, const struct value *v,
		 const struct value *limit)
{
	const struct fact *f = state_known(s, without_casts(limit));
	const unsigned int epoch = f ? f->epoch : 0;

	if (epoch && v->kind == VALUE_SYMBOL)
		state_fact(s, without_casts(v))->epoch = epoch;
}

bool state_assume_compare(struct state *s, const struct value *a,
			  enum compare compare, const struct value *b)
{
	const struct range ra = state_range(s, a), rb = state_range(s, b);
	const enum compare swapped = compare_swapped(compare);
	const unsigned int to_a = flags_implied(s, compare, b) |
				  least(compare, b);
	const unsigned int to_b = flags_implied(s, swapped, a) |
				  least(swapped, a);

	if (a == b &&
	    (compare == CMP_NE || compare == CMP_ULT || compare == CMP_UGT ||
	     compare == CMP_SLT || compare == CMP_SGT))
		return false;
	if (compare == CMP_NE && range_single(&ra) && range_single(&rb) &&
	    ra.ulo == rb.ulo)
		return false;
	if (compare == CMP_EQ && (ra.uhi < rb.ulo || rb.uhi < ra.ulo))
		return false;
	if (!narrow(s, a, range_implied(compare, &rb, a->bits),
		    to_a | FACT_LOOKED, 6) ||
	    !narrow(s, b, range_implied(swapped, &ra, b->bits),
		    to_b | FACT_LOOKED, 6))
		return false;
	if (!(to_a & FACT_UPPER) &&
	    (compare == CMP_ULT || compare == CMP_SLT) && b->origin &&
	    a->kind != VALUE_CONSTANT)
		state_fact(s, a)->limit = b;
	if (to_a & FACT_UPPER)
		state_limit(s, a, b);
	if (to_b & FACT_UPPER)
		state_limit(s, b, a);
	if (compare != CMP_NE)
		return true;
	if (a->kind != VALUE_CONSTANT && !exclude(s, a, &rb))
		return false;
	return b->kind == VALUE_CONSTANT || exclude(s, b, &ra);
}

static bool assume_not_zero(struct state *s, const struct value *v, bool holds)
{
	if (v->bits == 1 && v->a)
		return state_assume(s, v, holds);
	if (is_cast(v) &&
	    (v->a->bits == 1 || v->a->op == OP_COMPARE || is_cast(v->a)) &&
	    v->a->bits <= v->bits)
		return assume_not_zero(s, v->a, holds);
	return true;
}

bool state_assume(struct state *s, const struct value *v, bool holds)
{
	if (!v || v->kind == VALUE_POINTER)
		return !v || holds;
	if (v->kind == VALUE_CONSTANT)
		return !!v->range.ulo == holds;
	if (v->op == OP_COMPARE && v->a) {
		const enum compare c = holds ? v->compare :
					       compare_negated(v->compare);
		const bool zero = v->b->kind == VALUE_CONSTANT &&
				  !v->b->range.ulo;

		if (zero && (c == CMP_EQ || c == CMP_NE) &&
		    !assume_not_zero(s, v->a, c == CMP_NE))
			return false;
		if (!state_assume_compare(s, v->a, c, v->b))
			return false;
	} else if (v->op == OP_XOR && v->a && v->b->kind == VALUE_CONSTANT &&
		   v->bits == 1) {
		return state_assume(s, v->a, v->b->range.ulo ? !holds : holds);
	} else if (v->op == OP_AND && v->bits == 1 && holds) {
		return state_assume(s, v->a, true) &&
		       state_assume(s, v->b, true);
	} else if (v->op == OP_OR && v->bits == 1 && !holds) {
		return state_assume(s, v->a, false) &&
		       state_assume(s, v->b, false);
	} else if (is_cast(v) && v->bits == 1) {
		/* a boolean in memory is a byte of 0 or 1 */
		if (!assume_not_zero(s, v->a, holds))
			return false;
	}
	return narrow(s, v, range_constant(holds, 1), FACT_LOOKED, 4);
}

/* ---- notes ---- */

const struct note *state_noted(const struct state *s, unsigned int kind,
			       const void *key)
{
	size_t i;

	for (i = 0; i < s->nr_notes; i++) {
		if (s->notes[i].kind == kind && s->notes[i].key == key)
			return &s->notes[i];
	}
	return NULL;
}

void state_note(struct state *s, unsigned int kind, const void *key,
		const struct insn *insn, const struct frame *frame,
		const struct value *value)
{
	if (state_noted(s, kind, key))
		return;
	s->notes = array_grow(s->notes, s->nr_notes, sizeof(*s->notes));
	s->notes[s->nr_notes++] =
		(struct note){ kind, key, insn, frame, value };
}

void state_unnote(struct state *s, unsigned int kind, const void *key)
{
	size_t i, kept = 0;

	for (i = 0; i < s->nr_notes; i++) {
		if (s->notes[i].kind != kind || s->notes[i].key != key)
			s->notes[kept++] = s->notes[i];
	}
	s->nr_notes = kept;
}
