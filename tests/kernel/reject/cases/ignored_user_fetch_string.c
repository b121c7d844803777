// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch_string() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct user_slice *slice, untrusted_char *buf)
{
#ifdef FIXED
	return user_fetch_string(slice, buf, 16);
#else
	user_fetch_string(slice, buf, 16);
	return 0;
#endif
}
