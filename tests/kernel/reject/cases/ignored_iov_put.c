// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of iov_put() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct iov_iter *to, const struct bar *object)
{
#ifdef FIXED
	return iov_put(bar, to, object);
#else
	iov_put(bar, to, object);
	return 0;
#endif
}
