// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a user pointer is copied, without saying so, and fetched twice
// gcc: silent
// clang: silent
// fence: checker
#include "../case.h"

int misuse(user_ptr_u32 ptr, untrusted_u32 *out)
{
	user_ptr_u32 copy = ptr;
	int ret = user_fetch(u32, &ptr, out);

	return ret ?: user_fetch(u32, &copy, out);
}
