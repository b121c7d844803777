// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * copy_to_user() and its like answer how many bytes they left out. Returned where an
 * errno is expected, that number is no error to the caller.
 */
#include "common.h"

/*
 * A function that also gives errnos does; one that others call by name, if its
 * answer has a sign. What a static one answers is its callers' to know.
 */
static bool answers_errno(const struct frame *frame)
{
	const struct function *f = frame->function;

	if (f->gives_errno)
		return true;
	return !frame->caller && (!f->is_static || f->entry) && f->result &&
	       f->result->kind == TYPE_SCALAR && f->result->is_signed &&
	       f->result->size >= 4;
}

static void leave(const struct at *at, const struct value *v)
{
	struct at where;
	struct range r;

	if (!v)
		return;
	r = state_range(at->s, v);
	if (range_single(&r) && !r.ulo)
		return;
	v = before_casts(v);
	if (!v->row || !v->insn || in_library(at->frame) ||
	    !answers_errno(at->frame) ||
	    (v->row->kind != ROW_FETCH && v->row->kind != ROW_PUT) ||
	    v->row->errno_result || v->row->positive || v->row->returns)
		return;
	where = (struct at){ at->e, at->s, v->frame, v->insn };
	FOUND(&where, "count-as-errno", NULL,
	      "return -EFAULT where it is not 0",
	      "%s() answers how many bytes it left out, and that number is "
	      "returned where an errno is expected",
	      v->row->name);
}

const struct check check_count_as_errno = {
	.name = "count-as-errno",
	.leave = leave,
};
