// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array is put as if it were an integer member
// gcc: E (invalid initializer|array initialized from non-constant)
// clang: E array initializer must be
#include "../case.h"

int misuse(user_ptr_foo *user)
{
#ifdef FIXED
	return user_put_member(NULL, foo, user, slot, 1);
#else
	return user_put_member(NULL, foo, user, name, 1);
#endif
}
