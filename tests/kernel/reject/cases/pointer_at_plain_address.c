// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a user pointer at an address from nowhere
// gcc: E incompatible type for argument 1 of .ut_load_u64.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(untrusted_u64 at, user_ptr_u32 *out)
#else
int misuse(u64 at, user_ptr_u32 *out)
#endif
{
	*out = user_ptr_at(u32, at);
	return 0;
}
