// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the caller is asked about a member that is not there
// gcc: E has no member named .gone
// clang: E no member named .gone
#include "../case.h"

int misuse(user_ptr_foo *user)
{
#ifdef FIXED
	return user_ptr_knows(foo, user, slot);
#else
	return user_ptr_knows(foo, user, gone);
#endif
}
