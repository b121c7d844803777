// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: bytes of a write are fetched into a plain buffer
// gcc: E passing argument 2 of .iov_fetch_vec. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(struct iov_iter *from, struct untrusted_vec *vec)
#else
int misuse(struct iov_iter *from, u8 *vec)
#endif
{
	return iov_fetch_vec(from, vec);
}
