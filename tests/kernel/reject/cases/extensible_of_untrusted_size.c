// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an extensible struct whose size nobody bounded
// gcc: E incompatible type for argument 5 of .ut_fetch_extensible.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_bar *ptr, untrusted_bar *out, size_t n)
#else
int misuse(user_ptr_bar *ptr, untrusted_bar *out, untrusted_size n)
#endif
{
	return user_fetch_extensible(NULL, bar, ptr, n, 4, out);
}
