// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of untrusted_bytes_sub() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/vec.h>

int misuse(untrusted_bytes b, untrusted_size n, untrusted_bytes *out)
{
#ifdef FIXED
	return untrusted_bytes_sub(b, n, n, out);
#else
	untrusted_bytes_sub(b, n, n, out);
	return 0;
#endif
}
