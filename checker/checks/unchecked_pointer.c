// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The double underscore leaves access_ok() to the caller; without it an address in
 * the kernel is read or written like one of the process.
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
	name = p->object->address ? name_of(p->object->address) :
				    text("%s", "the address");
	FOUND(at, "unchecked-pointer", p->object->address,
	      "use the form without the underscores",
	      "%s() is given %s, and nobody asked access_ok()",
	      at->insn->callee, name);
	free(name);
}

const struct check check_unchecked_pointer = {
	.name = "unchecked-pointer",
	.call = call,
};
