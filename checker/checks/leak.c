// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What nobody has set holds what others left there: members never written, padding
 * between members, the tail of a buffer behind a string.
 */
#include "common.h"

/* The first byte that nobody has set, of what is put; of an array of an element. */
static bool find_unset(const struct at *at, const struct value *from,
		       const struct value *size, int64_t *unset)
{
	const struct range r = state_range(at->s, size);
	const uint64_t n = range_single(&r) ? r.ulo : SIZE_UNKNOWN / 2;
	struct object *element = element_of(at->e, from->object);

	/* as long as the string, that is */
	if (!range_single(&r) && state_noted(at->s, NOTE_STRING, from->object))
		return false;
	if (!state_unset(at->s, from->object, from->offset,
			 from->offset + (int64_t)n, unset))
		return false;
	if (!state_noted(at->s, NOTE_ELEMENT, element))
		return true;
	return state_unset(at->s, element, 0, (int64_t)element->scale, unset);
}

static const char *member_name(const struct object *o, int64_t offset)
{
	const struct member *m;
	uint64_t rest;

	if (!o->type || offset < 0 ||
	    (o->type->size && (uint64_t)offset >= o->type->size))
		return NULL;
	m = type_member_at(o->type, (uint64_t)offset, &rest);
	return m && m->name[0] ? m->name : NULL;
}

/* What is put by hand, not by a function of the library from its own variables. */
static bool is_shown(const struct at *at, const struct object *o)
{
	return !in_library(at->frame) || o->kind != OBJECT_LOCAL ||
	       !in_library(o->frame);
}

/* put_user() and its like have a variable of their own for what is put. */
static bool put_variable(const struct at *at, const struct value *from,
			 const struct value *size)
{
	const struct range r = state_range(at->s, size);
	const struct value *v =
		state_load(at->e, at->s, from->object, from->offset, r.ulo);
	const char *name;

	if (!starts(from->object->name, "__check_"))
		return false;
	if (!v || !(v->flags & VALUE_UNSET) || !v->bytes || !v->bytes->object ||
	    v->bytes->object == from->object)
		return true;
	name = v->bytes->object->name;
	FOUND(at, "leak", NULL, "give it a value on every path",
	      "%s is put, and nobody has set it: it shows what memory held "
	      "before",
	      name[0] && name[0] != '_' && !starts(name, "ut_") ? name :
								  "a value");
	return true;
}

static void put(const struct at *at, const struct row *row,
		const struct value *from, const struct value *size)
{
	const char *member;
	int64_t unset;
	char *name;

	(void)row;
	if (from->anywhere || !size || !is_shown(at, from->object) ||
	    put_variable(at, from, size) || !find_unset(at, from, size, &unset))
		return;
	name = name_of_address(from);
	member = member_name(from->object, unset);
	if (member)
		FOUND(at, "leak", NULL,
		      "set every member first, or start from {} or zeroed "
		      "memory",
		      "%s is put with %s not set: it shows what memory held "
		      "before",
		      name[0] ? name : "an object", member);
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
