// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Reports that wait for the end of their root: text may be tested by then.
 */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>

#include "text.h"

static struct late {
	struct at at;
	const char *check, *advice;
	const struct value *text;
	const struct object *place;
	char *message;
} * late;
static size_t nr_late;

void told_later(const struct at *at, const char *check,
		const struct value *text, const struct object *place,
		const char *advice, const char *format, ...)
{
	va_list args;

	late = array_grow(late, nr_late, sizeof(*late));
	late[nr_late] = (struct late){ *at, check, advice, text, place, NULL };
	va_start(args, format);
	if (vasprintf(&late[nr_late].message, format, args) < 0)
		abort();
	va_end(args);
	nr_late++;
}

void tell(const struct at *at, const char *check)
{
	size_t i, kept = 0;

	for (i = 0; i < nr_late; i++) {
		const struct late *l = &late[i];
		const struct object *first = l->text->object;

		if (strcmp(l->check, check)) {
			late[kept++] = *l;
			continue;
		}
		if (!(first && first->tested) &&
		    !(l->place && l->place->tested))
			found(at->e, l->check, l->at.frame, l->at.insn, l->text,
			      l->advice, "%s", l->message);
		free(l->message);
	}
	nr_late = kept;
}
