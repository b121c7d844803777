// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a fetch through a pointer to another type
// gcc: E passing argument 1 of .ut_fetch_tag_u32. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_u32 ptr, untrusted_u32 *out)
#else
int misuse(user_ptr_u64 ptr, untrusted_u32 *out)
#endif
{
	return user_fetch(u32, &ptr, out);
}
