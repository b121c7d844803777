// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of iov_fetch_pieces() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(untrusted_u64 at, untrusted_size n, const struct iov_limits *max,
	   struct iov_pieces *pieces)
{
#ifdef FIXED
	return iov_fetch_pieces(NULL, at, n, max, pieces);
#else
	iov_fetch_pieces(NULL, at, n, max, pieces);
	return 0;
#endif
}
