// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a user pointer becomes one to another type
// gcc: E incompatible types when assigning
// clang: E assigning to .user_ptr_u64.* from incompatible type
#include "../case.h"

int misuse(untrusted_u64 at, user_ptr_u64 *out)
{
#ifdef FIXED
	*out = user_ptr_at(u64, at);
	return 0;
#else
	*out = user_ptr_at(u32, at);
	return 0;
#endif
}
