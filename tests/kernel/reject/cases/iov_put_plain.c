// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: plain bytes are put, padding and all
// gcc: E incompatible type for argument 2 of .iov_put_bytes.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(struct iov_iter *to, untrusted_bytes bytes)
#else
int misuse(struct iov_iter *to, const char *bytes)
#endif
{
	return iov_put_bytes(to, bytes);
}
