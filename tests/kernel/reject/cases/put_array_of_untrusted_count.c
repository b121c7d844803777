// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array is put whose count nobody validated
// gcc: E incompatible type for argument 1 of .size_mul
// clang: E passing .untrusted_u32.* to parameter of incompatible type .size_t
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_foo *user, const struct foo *from, u32 n)
#else
int misuse(user_ptr_foo *user, const struct foo *from, untrusted_u32 n)
#endif
{
	return user_put_array(foo, user, from, n);
}
