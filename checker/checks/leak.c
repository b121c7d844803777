// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What nobody has set holds what others left there: members never written, padding
 * between members, the tail of a buffer.
 */
#include "common.h"

static void put(const struct at *at, const struct row *row,
		const struct value *from, const struct value *size)
{
	struct range r;
	int64_t unset;
	uint64_t rest;
	const struct member *m;
	char *name;

	(void)row;
	if (from->anywhere || !size ||
	    in_library(at->frame->caller ? at->frame : at->frame))
		return;
	r = state_range(at->s, size);
	if (!state_unset(at->s, from->object, from->offset,
			 from->offset + (int64_t)(range_single(&r) ?
							  r.ulo :
							  SIZE_UNKNOWN / 2),
			 &unset))
		return;
	name = name_of_address(from);
	m = from->object->type && unset >= 0 ?
		    type_member_at(from->object->type, (uint64_t)unset, &rest) :
		    NULL;
	if (m)
		FOUND(at, "leak", NULL,
		      "set every member first, or start from {} or zeroed "
		      "memory",
		      "%s is put with %s not set: it shows what memory held "
		      "before",
		      name[0] ? name : "an object", m->name);
	else
		FOUND(at, "leak", NULL,
		      "start from memset() or zeroed memory, or name padding "
		      "as a member",
		      "%s is put with bytes at offset %lld not set: they show "
		      "what memory held before",
		      name[0] ? name : "an object", (long long)unset);
	free(name);
}

const struct check check_leak = {
	.name = "leak",
	.put = put,
};
