// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the length of an array of struct iovec is taken out of a struct unmarked
// gcc: E incompatible type for argument 3 of .iov_fetch_pieces.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(untrusted_u64 at, untrusted_size n, const struct iov_limits *max,
	   struct iov_pieces *pieces)
#else
int misuse(untrusted_u64 at, u32 n, const struct iov_limits *max,
	   struct iov_pieces *pieces)
#endif
{
	return iov_fetch_pieces(NULL, at, n, max, pieces);
}
