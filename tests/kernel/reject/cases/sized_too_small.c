// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct with its size that has no room for it
// gcc: E user_fetch_sized: tiny has no room for the __u32 that says its size
// clang: E user_fetch_sized: tiny has no room for the __u32 that says its size
#include "../case.h"

struct tiny {
	__u16 size;
};
USER_STRUCT(tiny, struct tiny, size);

int misuse(user_ptr_tiny *ptr, untrusted_tiny *out)
{
#ifdef FIXED
	return user_fetch(tiny, ptr, out);
#else
	return user_fetch_sized(NULL, tiny, ptr, 4, out);
#endif
}
