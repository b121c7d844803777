// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a command is fetched into a plain struct
// gcc: E passing argument 1 of .ut_slot_bar. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(const struct io_uring_cmd *request, unsigned int issue_flags,
	   untrusted_bar *out)
#else
int misuse(const struct io_uring_cmd *request, unsigned int issue_flags,
	   struct bar *out)
#endif
{
	return uring_fetch(bar, request, issue_flags, out);
}
