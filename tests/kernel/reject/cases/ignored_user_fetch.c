// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(user_ptr_u32 *ptr, untrusted_u32 *out)
{
#ifdef FIXED
	return user_fetch(u32, ptr, out);
#else
	user_fetch(u32, ptr, out);
	return 0;
#endif
}
