// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is put as a member
// gcc: E incompatible types when initializing
// clang: E initializing .* with an expression of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_foo *user, u32 value)
#else
int misuse(user_ptr_foo *user, untrusted_u32 value)
#endif
{
	return user_put_member(NULL, foo, user, slot, value);
}
