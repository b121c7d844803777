// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Text from outside is a format, or a part of one: each % in it takes an argument
 * that nobody gave, and %n writes.
 */
#include "text.h"

static void call(const struct at *at)
{
	const struct row *row = row_of(at);
	const struct value *format, *text;
	struct at said;
	char *name;

	if (!row || row->format < 0 || is_ours(at))
		return;
	format = argument_of(at, row->format);
	text = format ? text_at(at->e, at->s, format) : NULL;
	if (!text)
		return;
	said = said_at(at);
	name = name_of_text(at, &said, format);
	told_later(&said, "outside-format", text, text_place(at->e, format),
		   "\"%s\" as the format and the text as its argument; "
		   "text_quote() makes it printable",
		   "%s comes from outside and is taken for a format", name);
	free(name);
}

static void done(const struct at *at)
{
	tell(at, "outside-format");
}

const struct check check_outside_format = {
	.name = "outside-format",
	.call = call,
	.done = done,
};
