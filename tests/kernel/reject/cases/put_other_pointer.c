// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct is put through a pointer to another
// gcc: E passing argument 1 of .ut_user_of_foo. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_foo *user, const struct foo *from)
#else
int misuse(user_ptr_bar *user, const struct foo *from)
#endif
{
	return user_put(NULL, foo, user, from);
}
