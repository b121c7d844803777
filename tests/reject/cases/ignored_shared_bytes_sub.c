// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of shared_bytes_sub() is dropped
// gcc: W ignoring return value of .shared_bytes_sub.
// clang: W ignoring return value of function
#include <untrusted/shared.h>

int misuse(shared_bytes all, untrusted_size n, shared_bytes *out)
{
#ifdef FIXED
	return shared_bytes_sub(all, n, n, out);
#else
	shared_bytes_sub(all, n, n, out);
	return 0;
#endif
}
