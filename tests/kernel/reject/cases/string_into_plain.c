// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: text is fetched into plain characters
// gcc: E passing argument 2 of .user_fetch_string. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(struct user_slice *slice, untrusted_char *buf)
#else
int misuse(struct user_slice *slice, char *buf)
#endif
{
	return user_fetch_string(slice, buf, 16);
}
