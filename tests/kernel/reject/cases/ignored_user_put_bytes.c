// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_put_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct user_slice *slice, untrusted_bytes bytes)
{
#ifdef FIXED
	return user_put_bytes(slice, bytes);
#else
	user_put_bytes(slice, bytes);
	return 0;
#endif
}
