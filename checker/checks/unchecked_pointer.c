// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The double underscore leaves access_ok() to the caller; without it an address in
 * the kernel is read or written like one of the process. So it is where a number
 * from outside becomes a pointer that is simply followed.
 */
#include "common.h"

static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	const struct value *p;
	char *name;

	if (!row || !row->unchecked || in_library(at->frame) ||
	    starts(at->frame->function->name, "_"))
		return;
	p = as_pointer(at->e,
		       argument_of(at,
				   row->kind == ROW_PUT ? row->to : row->from));
	if (!p || state_noted(at->s, NOTE_ACCESS, p->object) ||
	    !p->object->address || !p->object->address->origin)
		return;
	if (at->frame->function->place.file[0] &&
	    strstr(at->frame->function->place.file, "/include/"))
		return;
	name = name_of(p->object->address);
	FOUND(at, "unchecked-pointer", p->object->address,
	      "use the form without the underscores",
	      "%s() is given %s, and nobody asked access_ok()", row_name(row),
	      name);
	free(name);
}

/* Not merely moved by one: the number itself was copied in. */
static bool is_number_from_outside(const struct value *v)
{
	while (v && v->a && !v->bytes &&
	       (v->op == OP_TRUNC || v->op == OP_ZEXT || v->op == OP_SAME ||
		((v->op == OP_ADD || v->op == OP_SUB || v->op == OP_AND) &&
		 v->b->kind == VALUE_CONSTANT)))
		v = v->a;
	return is_outside_value(v) && v->bytes && v->kind == VALUE_SYMBOL;
}

static void touch(const struct at *at, const struct value *p)
{
	const struct value *address = p->object->address;
	char *name;

	if (p->object->kind != OBJECT_BEHIND || in_library(at->frame) ||
	    !is_number_from_outside(address))
		return;
	name = name_of(address);
	FOUND(at, "unchecked-pointer", address,
	      "get_user(), put_user() and their kind, through a pointer "
	      "declared __user",
	      "%s comes from outside and is used as an address of the kernel",
	      name);
	free(name);
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	(void)v;
	touch(at, p);
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from, const struct value *size)
{
	(void)size;
	touch(at, to);
	touch(at, from);
}

const struct check check_unchecked_pointer = {
	.name = "unchecked-pointer",
	.call = call,
	.load = load,
	.store = load,
	.copied = copied,
};
