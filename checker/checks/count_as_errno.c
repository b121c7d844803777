// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * copy_to_user() and its like answer how many bytes they left out. Returned where an
 * errno is expected, that number is no error to the caller.
 */
#include "common.h"

static void leave(const struct at *at, const struct value *v)
{
	struct at where;
	struct range r;

	if (!v || !v->row || !v->insn || !at->frame->function->gives_errno ||
	    v->frame->function != at->frame->function ||
	    (v->row->kind != ROW_FETCH && v->row->kind != ROW_PUT) ||
	    v->row->errno_result || v->row->positive || v->row->returns ||
	    !strcmp(v->row->name, "untrusted_check_put_user"))
		return;
	r = state_range(at->s, v);
	if (range_single(&r) && !r.ulo)
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
