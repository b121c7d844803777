// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Walks over struct type. A walk goes down one level a step: array to element,
 * struct to member.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "type.h"

/* One level down; @offset becomes relative to what is returned. */
static const struct member *down(const struct type **type, uint64_t *offset)
{
	const struct type *t = *type;
	size_t i;

	while (t && t->kind == TYPE_ARRAY && t->to && t->to->size) {
		*offset %= t->to->size;
		t = t->to;
	}
	*type = t;
	if (!t || t->kind != TYPE_STRUCT)
		return NULL;
	for (i = 0; i < t->nr_members; i++) {
		const struct member *m = &t->members[i];
		const uint64_t end = m->offset + (m->bits + 7) / 8;
		const bool tail = !m->bits && i + 1 == t->nr_members;

		if (*offset >= m->offset && (*offset < end || tail)) {
			*offset -= m->offset;
			*type = m->type;
			return m;
		}
	}
	return NULL;
}

const struct member *type_member_at(const struct type *type, uint64_t offset,
				    uint64_t *rest)
{
	const struct member *last = NULL, *m;

	while ((m = down(&type, &offset))) {
		last = m;
		*rest = offset;
	}
	return last;
}

const struct type *type_at(const struct type *type, uint64_t offset)
{
	while (down(&type, &offset))
		;
	return type && !offset ? type : NULL;
}

const char *type_wrapped_at(const struct type *type, uint64_t offset)
{
	size_t i;

	do {
		const struct type *t = type;

		for (i = 0; t && t->is_union && i < t->nr_members; i++) {
			const char *name =
				type_wrapped_at(t->members[i].type, offset);

			if (name)
				return name;
		}

		while (t && t->kind == TYPE_ARRAY) {
			if (t->wrapped)
				return t->wrapped;
			t = t->to;
		}
		if (t && t->wrapped)
			return t->wrapped;
	} while (down(&type, &offset));
	return NULL;
}

const char *type_made_at(const struct type *type, uint64_t offset)
{
	do {
		while (type && type->kind == TYPE_ARRAY)
			type = type->to;
		if (type && type->made)
			return type->made;
	} while (down(&type, &offset));
	return type && type->kind == TYPE_STRUCT ? type->made : NULL;
}

char *type_path(const struct type *type, uint64_t offset)
{
	const struct member *m;
	char *path = text_print("%s", "");

	while ((m = down(&type, &offset))) {
		char *longer;

		/* the member that nobody may name */
		if (strstr(m->name, "_bits") &&
		    (!strcmp(m->name, "untrusted_bits") ||
		     !strcmp(m->name, "bounded_bits")))
			break;
		longer = text_print("%s%s%s", path, m->name[0] ? "." : "",
				    m->name);
		free(path);
		path = longer;
	}
	return path;
}
