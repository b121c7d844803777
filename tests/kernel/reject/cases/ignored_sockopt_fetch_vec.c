// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of sockopt_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(sockptr_t optval, unsigned int n, struct untrusted_vec *vec)
{
#ifdef FIXED
	return sockopt_fetch_vec(optval, n, vec);
#else
	sockopt_fetch_vec(optval, n, vec);
	return 0;
#endif
}
