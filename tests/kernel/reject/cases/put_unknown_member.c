// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is put that is not there
// gcc: E has no member named .gone
// clang: E no member named .gone
#include "../case.h"

int misuse(user_ptr_foo *user)
{
#ifdef FIXED
	return user_put_member(NULL, foo, user, slot, 1);
#else
	return user_put_member(NULL, foo, user, gone, 1);
#endif
}
