// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a fetch that would not spend its pointer
// gcc: E incompatible type for argument 1 of .ut_fetch_tag_u32.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

int misuse(user_ptr_u32 ptr, untrusted_u32 *out)
{
#ifdef FIXED
	return user_fetch(u32, &ptr, out);
#else
	return user_fetch(u32, ptr, out);
#endif
}
