// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of shared_put_bytes() is dropped
// gcc: W ignoring return value of .shared_put_bytes.
// clang: W ignoring return value of function
#include <untrusted/shared.h>

int misuse(shared_bytes to, untrusted_bytes from)
{
#ifdef FIXED
	return shared_put_bytes(to, from);
#else
	shared_put_bytes(to, from);
	return 0;
#endif
}
