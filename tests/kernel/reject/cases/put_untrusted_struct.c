// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted struct is put as if it were the kernel's own
// gcc: E passing argument 1 of .ut_plain_of_foo. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_foo *user, const struct foo *from)
#else
int misuse(user_ptr_foo *user, const untrusted_foo *from)
#endif
{
	return user_put(NULL, foo, user, from);
}
