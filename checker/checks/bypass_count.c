// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * untrusted_bypass() is allowed, and each use is listed with the reason it carries.
 */
#include "common.h"

static void call(const struct at *at)
{
	const struct function *f = at->insn->function;
	const struct operand *reason;
	struct engine *e = at->e;
	struct found_bypass b;
	size_t i;

	if (!f || strcmp(f->name, "untrusted_bypass_call") ||
	    at->insn->nr_operands < 1)
		return;
	reason = &at->insn->operands[0];
	b.place = outside(at->frame, at->insn, &b.function);
	b.reason = reason->kind == OPERAND_GLOBAL && reason->global->string ?
			   text_print("%s", reason->global->string) :
			   text_print("a reason that is no literal");
	for (i = 0; i < e->nr_bypasses; i++) {
		if (e->bypasses[i].place.line == b.place.line &&
		    e->bypasses[i].place.column == b.place.column &&
		    !strcmp(e->bypasses[i].place.file, b.place.file)) {
			free(b.reason);
			return;
		}
	}
	e->bypasses = array_grow(e->bypasses, e->nr_bypasses, sizeof(b));
	e->bypasses[e->nr_bypasses++] = b;
}

const struct check check_bypass_count = {
	.name = "bypass-count",
	.call = call,
};
