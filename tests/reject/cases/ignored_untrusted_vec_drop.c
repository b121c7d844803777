// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of untrusted_vec_drop() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/file.h>

int misuse(struct untrusted_vec *vec)
{
#ifdef FIXED
	return untrusted_vec_drop(vec, 1);
#else
	untrusted_vec_drop(vec, 1);
	return 0;
#endif
}
