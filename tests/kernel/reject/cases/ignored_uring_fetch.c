// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of uring_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct io_uring_cmd *request, unsigned int issue_flags,
	   untrusted_bar *out)
{
#ifdef FIXED
	return uring_fetch(bar, request, issue_flags, out);
#else
	uring_fetch(bar, request, issue_flags, out);
	return 0;
#endif
}
