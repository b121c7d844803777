// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An ioctl command says which driver, which direction and which size. Told by its
 * number alone, the command of another driver or of another size is served.
 */
#include "common.h"

static bool is_ioctl(const struct frame *frame)
{
	const char *entry = frame->function->entry;

	return entry && (!strcmp(entry, "unlocked_ioctl") ||
			 !strcmp(entry, "compat_ioctl"));
}

static void branch(const struct at *at, const struct value *condition)
{
	const struct value *v = condition;

	if (at->insn->op != OP_SWITCH || !is_ioctl(at->frame))
		return;
	while (v && v->a && v->op != OP_AND)
		v = v->a;
	if (!v || v->op != OP_AND || v->b->kind != VALUE_CONSTANT ||
	    v->b->range.ulo != 0xff || v->a != at->s->registers[1])
		return;
	FOUND(at, "command-number", NULL,
	      "switch over the whole command; UNTRUSTED_IOCTL() does",
	      "the command is told by its number alone: one of another size, "
	      "direction or driver is served");
}

const struct check check_command_number = {
	.name = "command-number",
	.branch = branch,
};
