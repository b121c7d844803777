// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: two user pointers are made from one address
// gcc: silent
// clang: silent
// fence: checker
#include "../case.h"

int misuse(untrusted_u64 at, untrusted_u32 *out)
{
	user_ptr_u32 one = user_ptr_at(u32, at);
	user_ptr_u32 two = user_ptr_at(u32, at);
	int ret = user_fetch(u32, &one, out);

	return ret ?: user_fetch(u32, &two, out);
}
