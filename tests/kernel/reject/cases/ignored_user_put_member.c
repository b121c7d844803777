// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_put_member() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(user_ptr_foo *user)
{
#ifdef FIXED
	return user_put_member(NULL, foo, user, slot, 1);
#else
	user_put_member(NULL, foo, user, slot, 1);
	return 0;
#endif
}
