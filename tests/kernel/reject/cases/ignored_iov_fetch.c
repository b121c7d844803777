// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of iov_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct iov_iter *from, untrusted_foo *out)
{
#ifdef FIXED
	return iov_fetch(foo, from, out);
#else
	iov_fetch(foo, from, out);
	return 0;
#endif
}
