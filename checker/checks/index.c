// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "common.h"
#include "index.h"

/* Addresses of user space are looked at when they are used. */
static bool is_user_address(const struct value *base)
{
	const struct object *o = base->object;

	return o->user || (o->address && o->address->origin);
}

enum index_state index_look(const struct at *at, const struct value *base,
			    const struct value *index, uint64_t scale,
			    uint64_t bound, uint64_t *limit)
{
	const struct range r = state_range(at->s, index);
	const struct range made = index->range;
	struct range size;

	*limit = bound;
	if (!is_outside_value(index) || is_user_address(base) ||
	    in_library(at->frame))
		return INDEX_INSIDE;
	if (!bound && base->object->size && !base->anywhere && scale) {
		size = state_range(at->s, base->object->size);
		if (range_single(&size) && (int64_t)size.ulo > base->offset)
			*limit = (size.ulo - base->offset + scale - 1) / scale;
	}
	if (index->flags & VALUE_MASKED)
		return INDEX_MASKED;
	if (*limit && made.uhi < *limit)
		return INDEX_INSIDE;
	if (!state_upper(at->s, index) && !(*limit && r.uhi < *limit))
		return INDEX_UNBOUND;
	if (!state_lower(at->s, index))
		return INDEX_NEGATIVE;
	if (*limit && r.uhi == *limit)
		return INDEX_ONE_OFF;
	return INDEX_BOUND;
}
