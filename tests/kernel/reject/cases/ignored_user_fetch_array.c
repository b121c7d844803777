// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch_array() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(user_ptr_foo *ptr, untrusted_foo *out)
{
#ifdef FIXED
	return user_fetch_array(foo, ptr, out, 2);
#else
	user_fetch_array(foo, ptr, out, 2);
	return 0;
#endif
}
