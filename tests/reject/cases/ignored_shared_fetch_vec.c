// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of shared_fetch_vec() is dropped
// gcc: W ignoring return value of .shared_fetch_vec.
// clang: W ignoring return value of function
#include <untrusted/shared.h>

int misuse(shared_bytes all, struct untrusted_vec *vec)
{
#ifdef FIXED
	return shared_fetch_vec(all, vec);
#else
	shared_fetch_vec(all, vec);
	return 0;
#endif
}
