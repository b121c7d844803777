// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "common.h"
#include "index.h"
#include "packet.h"

/* Addresses of user space are looked at when they are used. */
static bool is_user_address(const struct value *base)
{
	const struct object *o = base->object;

	return o->user || (o->address && o->address->origin);
}

/* A constant is the limit, or the mask leaves as many. */
static bool is_tested(const struct at *at, const struct value *index,
		      const struct range *r)
{
	const struct range full = range_full(index->bits);

	return state_upper(at->s, index) && r->uhi < full.uhi &&
	       r->uhi <= UINT32_MAX / 2;
}

/* What it was made of was limited, when it was read there or another time. */
static bool is_limited(const struct state *s, const struct value *v,
		       unsigned int depth)
{
	if (!v || !v->origin || v->kind == VALUE_CONSTANT ||
	    packet_flags(s, v) & FACT_UPPER)
		return true;
	/* a limit of a whole byte says nothing of its lower bits */
	if (v->a && v->op != OP_AND)
		return depth && is_limited(s, v->a, depth - 1) &&
		       is_limited(s, v->b, depth - 1);
	return false;
}

enum index_state index_look(const struct at *at, const struct value *base,
			    const struct value *index, uint64_t scale,
			    uint64_t bound, uint64_t *limit)
{
	const struct range r = state_range(at->s, index);
	/* whatever was tested: by its type, a mask, a remainder */
	const struct range made = state_range(&(const struct state){}, index);
	struct range size;

	*limit = bound;
	if (!is_outside_value(index) || is_user_address(base) ||
	    in_library(at->frame))
		return INDEX_INSIDE;
	if (!bound && base->object->size && scale &&
	    (!base->anywhere || base->index == index)) {
		size = state_range(at->s, base->object->size);
		if (range_single(&size) && (int64_t)size.ulo > base->offset)
			*limit = (size.ulo - base->offset + scale - 1) / scale;
	}
	if (*limit && r.uhi >= *limit && is_tested(at, index, &r))
		return INDEX_ONE_OFF;
	if (index->flags & VALUE_MASKED)
		return INDEX_MASKED;
	if (*limit ?
		    made.uhi < *limit :
		    made.uhi <= (base->object->origin ? UINT8_MAX : UINT16_MAX))
		/* a packet may be shorter than any number says */
		return *limit || !base->object->origin ||
				       !is_in_packet(base->object) ||
				       is_limited(at->s, index, 6) ?
			       INDEX_INSIDE :
			       INDEX_UNBOUND;
	if (!state_upper(at->s, index) && !(*limit && r.uhi < *limit))
		return INDEX_UNBOUND;
	if (!state_lower(at->s, index))
		return INDEX_NEGATIVE;
	return INDEX_BOUND;
}

/* From @offset on, in the array there that something follows in its struct; or 0. */
static uint64_t bytes_left(const struct type *t, uint64_t offset)
{
	size_t i;

	for (i = 0; t->kind == TYPE_STRUCT && i < t->nr_members; i++) {
		const struct member *m = &t->members[i];
		const uint64_t end = m->offset + m->bits / 8;

		if (m->type && m->type->kind == TYPE_ARRAY &&
		    offset >= m->offset && offset < end && end < t->size)
			return end - offset;
	}
	return 0;
}

uint64_t index_room(const struct at *at, const struct value *p)
{
	const struct object *o = p->object;
	struct range whole;
	uint64_t room;

	/* an array of one is how some write one without an end */
	if (p->bound)
		return p->bound > 1 ? p->bound : 0;
	if (!p->scale || p->offset < 0)
		return 0;
	room = o->type ? bytes_left(o->type, (uint64_t)p->offset) : 0;
	if (room || !o->size)
		return room / p->scale;
	whole = state_range(at->s, o->size);
	return range_single(&whole) ? whole.ulo / p->scale : 0;
}

bool index_told(const struct at *at, const struct check *check,
		const struct value *index)
{
	index = before_casts(index);
	if (state_noted(at->s, NOTE_TOLD, (const char *)index + check->name[2]))
		return true;
	state_note(at->s, NOTE_TOLD, (const char *)index + check->name[2],
		   at->insn, at->frame, NULL);
	return false;
}
