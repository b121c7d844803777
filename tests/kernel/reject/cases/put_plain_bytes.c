// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: plain bytes are put, padding and all
// gcc: E incompatible type for argument 2 of .user_put_bytes.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(const struct user_slice *slice, untrusted_bytes bytes)
#else
int misuse(const struct user_slice *slice, const char *bytes)
#endif
{
	return user_put_bytes(slice, bytes);
}
