// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct of a write is fetched into a plain one
// gcc: E initialization of .untrusted_foo \*.* from incompatible pointer type
// clang: E incompatible pointer types initializing
#include "../case.h"

#ifdef FIXED
int misuse(struct iov_iter *from, untrusted_foo *out)
#else
int misuse(struct iov_iter *from, struct foo *out)
#endif
{
	return iov_fetch(foo, from, out);
}
