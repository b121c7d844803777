// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array whose count nobody validated
// gcc: E incompatible type for argument 1 of .size_mul
// clang: E passing .untrusted_u32.* to parameter of incompatible type .size_t
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_foo ptr, untrusted_foo *out, u32 n)
#else
int misuse(user_ptr_foo ptr, untrusted_foo *out, untrusted_u32 n)
#endif
{
	return user_fetch_array(foo, &ptr, out, n);
}
