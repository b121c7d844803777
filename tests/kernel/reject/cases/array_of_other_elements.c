// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array of other elements than the pointer names
// gcc: E passing argument 1 of .ut_slot_foo. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_foo ptr, untrusted_foo out[2])
#else
int misuse(user_ptr_foo ptr, untrusted_bar out[2])
#endif
{
	return user_fetch_array(foo, &ptr, out, 2);
}
