// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * In a program that uses the library, a raw fetch into plain memory is a door that
 * nobody watches.
 */
#include "common.h"

static void fetched(const struct at *at, const struct fetch *fetch)
{
	const char *wrapped;
	char *name;

	if (!at->e->module->knows_untrusted || !fetch->row->marked ||
	    !fetch->to || in_library(at->frame))
		return;
	wrapped = fetch->to->type ? type_wrapped_at(fetch->to->type, 0) : NULL;
	if (wrapped)
		return;
	name = text_print("use %s, into an untrusted object",
			  fetch->row->marked);
	FOUND(at, "unmarked-source", fetch->bytes, name,
	      "outside bytes are fetched into plain memory");
	free(name);
}

static void enter(const struct at *at)
{
	const struct function *f = at->frame->function;
	const struct insn where = { .place = f->place };

	if (!at->e->module->knows_untrusted || !f->entry || f->library ||
	    (strcmp(f->entry, "unlocked_ioctl") &&
	     strcmp(f->entry, "compat_ioctl")))
		return;
	if (place_in_library(&f->place) ||
	    starts(source_at(&f->place), "UNTRUSTED_IOCTL"))
		return;
	found(at->e, "unmarked-source", at->frame, &where, NULL,
	      "let UNTRUSTED_IOCTL() make the entry from a table of rows",
	      "%s() is an ioctl entry by hand: cmd and arg are raw", f->name);
}

const struct check check_unmarked_source = {
	.name = "unmarked-source",
	.fetched = fetched,
	.enter = enter,
};
