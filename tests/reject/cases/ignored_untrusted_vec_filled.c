// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of untrusted_vec_filled() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/vec.h>

int misuse(struct untrusted_vec *v, untrusted_size n)
{
#ifdef FIXED
	return untrusted_vec_filled(v, n);
#else
	untrusted_vec_filled(v, n);
	return 0;
#endif
}
