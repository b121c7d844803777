// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "value.h"

bool is_cast(const struct value *v)
{
	return v->a && (v->op == OP_ZEXT || v->op == OP_SEXT ||
			v->op == OP_TRUNC || v->op == OP_SAME);
}

const struct value *before_casts(const struct value *v)
{
	while (v && is_cast(v))
		v = v->a;
	return v;
}

bool depends_on(const struct value *v, const struct value *on,
		unsigned int depth)
{
	if (!v || !depth)
		return false;
	return v == on || v->bytes == on || depends_on(v->a, on, depth - 1) ||
	       depends_on(v->b, on, depth - 1) ||
	       depends_on(v->index, on, depth - 1);
}
