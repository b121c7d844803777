// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a fetch into a plain struct
// gcc: E passing argument 2 of .ut_fetch_tag_foo. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_foo ptr, untrusted_foo *out)
#else
int misuse(user_ptr_foo ptr, struct foo *out)
#endif
{
	return user_fetch(foo, &ptr, out);
}
