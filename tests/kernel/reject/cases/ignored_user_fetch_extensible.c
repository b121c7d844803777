// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch_extensible() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(user_ptr_bar *ptr, untrusted_bar *out)
{
#ifdef FIXED
	return user_fetch_extensible(NULL, bar, ptr, 8, 4, out);
#else
	user_fetch_extensible(NULL, bar, ptr, 8, 4, out);
	return 0;
#endif
}
