// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of sockopt_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(sockptr_t optval, unsigned int n, untrusted_u32 *out)
{
#ifdef FIXED
	return sockopt_fetch(u32, optval, n, out);
#else
	sockopt_fetch(u32, optval, n, out);
	return 0;
#endif
}
