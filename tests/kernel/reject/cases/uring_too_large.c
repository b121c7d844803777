// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct that fits no entry of a ring
// gcc: E uring_fetch: wide is larger than any command; send its address
// clang: E uring_fetch: wide is larger than any command; send its address
#include "../case.h"

struct wide {
#ifdef FIXED
	__u64 words[10];
#else
	__u64 words[11];
#endif
};
UNTRUSTED_STRUCT(wide, struct wide);

int misuse(const struct io_uring_cmd *request, unsigned int issue_flags,
	   untrusted_wide *out)
{
	return uring_fetch(wide, request, issue_flags, out);
}
