// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a position from outside is used as one
// gcc: E incompatible types when (assigning|initializing)
// clang: E (assigning to|initializing) .loff_t.* (from|with an expression of) incompatible type
#include "../case.h"

int misuse(const struct kiocb *iocb, loff_t *pos)
{
#ifdef FIXED
	return validate_max(s64, iov_position(iocb), 100, pos);
#else
	*pos = iov_position(iocb);
	return 0;
#endif
}
