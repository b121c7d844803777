// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a count that nobody bound fills a vec
// gcc: E incompatible type for argument 2 of 'untrusted_vec_filled'
// clang: E passing 'size_t' .*to parameter of incompatible type 'untrusted_size'
#include <untrusted/vec.h>

int misuse(struct untrusted_vec *vec, size_t n)
{
#ifdef FIXED
	return untrusted_vec_filled(vec, untrusted_mark(size, n));
#else
	return untrusted_vec_filled(vec, n);
#endif
}
