/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_TEXT_H
#define UNTRUSTED_CHECK_TEXT_H

#include "common.h"

/* Outside the variadic functions of the program: what they print their callers say. */
static inline struct at said_at(const struct at *at)
{
	struct at said = *at;
	const struct frame *f;

	for (f = at->frame; f->caller; f = f->caller) {
		if (f->function->variadic) {
			said.frame = f->caller;
			said.insn = f->call;
		}
	}
	return said;
}

static inline const struct row *row_of(const struct at *at)
{
	return at->insn->function ? model_find(at->insn->callee) : NULL;
}

/* As the program calls it: the C library has a name for each standard. */
static inline const char *name_of_called(const struct at *at)
{
	const char *name = at->insn->callee;

	return starts(name, "__isoc") ? strchr(name + 2, '_') + 1 : name;
}

/**
 * told_later() - report when the root is done, unless text was tested by then
 * @at: where
 * @check: who reports
 * @text: what text_at() said
 * @place: where it lies now
 * @advice: what to write instead
 * @format: what is wrong
 *
 * A loop that looks at each character may be run behind what comes after it.
 */
void told_later(const struct at *at, const char *check,
		const struct value *text, const struct object *place,
		const char *advice, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

/** tell() - the reports of a check that wait; its hook done */
void tell(const struct at *at, const char *check);

/*
 * What the program calls a string; where @said is above, what it was put into has a
 * name that is not known there. To be freed.
 */
static inline char *name_of_text(const struct at *at, const struct at *said,
				 const struct value *v)
{
	const struct value *p = as_pointer(at->e, v);
	char *name;

	if (said->frame != at->frame)
		return text_print("what %s() is given", said->insn->callee);
	/* behind a pointer: that, wherever in the text it leads */
	if (p && p->object->kind == OBJECT_BEHIND && p->object->address &&
	    !(p->object->type && p->object->type->kind == TYPE_STRUCT))
		v = p->object->address;
	/* of two, the one that was not chosen here */
	while (v->kind == VALUE_SYMBOL && !v->name && v->a && v->b)
		v = v->b->origin ? v->b : v->a;
	name = v == p && (p->object->kind == OBJECT_LOCAL ||
			  p->object->kind == OBJECT_GLOBAL || p->offset) ?
		       name_of_address(p) :
		       name_of(v);

	if (name[0] && name[0] != '*')
		return name;
	free(name);
	return text_print("%s", "what is given");
}

#endif /* UNTRUSTED_CHECK_TEXT_H */
