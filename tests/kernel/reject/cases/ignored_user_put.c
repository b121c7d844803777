// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_put() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(user_ptr_foo *user, const struct foo *from)
{
#ifdef FIXED
	return user_put(NULL, foo, user, from);
#else
	user_put(NULL, foo, user, from);
	return 0;
#endif
}
