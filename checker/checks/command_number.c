// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An ioctl command says which driver, which direction and which size. Told by its
 * number alone, the command of another driver or of another size is served. One that
 * is none of the driver's is refused by ENOTTY.
 */
#include <errno.h>

#include "common.h"

/* _IOC_NRMASK, include/uapi/asm-generic/ioctl.h */
#define NUMBER_MASK 0xff

static bool is_ioctl(const struct frame *frame)
{
	const char *entry = frame->function->entry;

	return !frame->caller && entry &&
	       (!strcmp(entry, "unlocked_ioctl") ||
		!strcmp(entry, "compat_ioctl"));
}

static bool is_number_of(const struct value *v, const struct value *command)
{
	v = before_casts(v);
	return v && v->op == OP_AND && v->a == command &&
	       v->b->kind == VALUE_CONSTANT && v->b->range.ulo == NUMBER_MASK;
}

static void branch(const struct at *at, const struct value *condition)
{
	const struct value *command, *v = condition;

	if (!is_ioctl(at->frame))
		return;
	command = at->s->registers[1];
	if (at->insn->op != OP_SWITCH) {
		v = before_casts(v);
		/* "x != 0" of a boolean */
		while (v && v->op == OP_COMPARE && v->a && v->a->op != OP_AND &&
		       before_casts(v->a) &&
		       before_casts(v->a)->op == OP_COMPARE)
			v = before_casts(v->a);
		if (!v || v->op != OP_COMPARE)
			return;
		if (v->compare > CMP_NE && is_number_of(v->a, command))
			return;
		v = v->a;
	}
	if (!depends_on(v, command, 6))
		return;
	if (!is_number_of(v, command)) {
		state_note(at->s, NOTE_COMMAND_PARTS, command, at->insn,
			   at->frame, NULL);
		return;
	}
	if (state_noted(at->s, NOTE_COMMAND_PARTS, command))
		return;
	FOUND(at, "command-number", NULL,
	      "switch over the whole command; UNTRUSTED_IOCTL() does",
	      "the command is told by its number alone: one of another size, "
	      "direction or driver is served");
}

static void other(const struct at *at, const struct value *v)
{
	if (is_ioctl(at->frame) &&
	    (v == at->s->registers[1] || is_number_of(v, at->s->registers[1])))
		state_note(at->s, NOTE_COMMAND_OTHER, at->s->registers[1],
			   at->insn, at->frame, NULL);
}

/* It is that function's to know; but not what prints it. */
static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	size_t i;

	if (!is_ioctl(at->frame) || (row && row->kind == ROW_PURE) ||
	    !state_noted(at->s, NOTE_COMMAND_OTHER, at->s->registers[1]))
		return;
	for (i = 0; i < at->insn->nr_operands; i++) {
		if (argument_of(at, (int)i) == at->s->registers[1])
			state_note(at->s, NOTE_COMMAND_PASSED,
				   at->s->registers[1], at->insn, at->frame,
				   NULL);
	}
}

static const char *wrong_errno(const struct at *at, const struct value *v)
{
	const struct range r = state_range(at->s, v);

	if (r.slo != r.shi)
		return NULL;
	return r.slo == -EINVAL	    ? "EINVAL" :
	       r.slo == -ENOSYS	    ? "ENOSYS" :
	       r.slo == -EOPNOTSUPP ? "EOPNOTSUPP" :
				      NULL;
}

static void leave(const struct at *at, const struct value *v)
{
	const struct note *n;
	struct at where = *at;
	const char *name;

	if (!v || !is_ioctl(at->frame) ||
	    state_noted(at->s, NOTE_COMMAND_PASSED, at->s->registers[1]))
		return;
	n = state_noted(at->s, NOTE_COMMAND_OTHER, at->s->registers[1]);
	name = n ? wrong_errno(at, v) : NULL;
	if (!name)
		return;
	where.insn = n->insn;
	FOUND(&where, "command-number", NULL, "return -ENOTTY",
	      "a command that is none of these is refused by %s: it says that "
	      "the command is known",
	      name);
}

const struct check check_command_number = {
	.name = "command-number",
	.branch = branch,
	.other = other,
	.call = call,
	.leave = leave,
};
