// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a fetch that cannot spend its pointer
// gcc: W discards 'const' qualifier
// clang: E discards qualifiers
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_u32 *ptr, untrusted_u32 *out)
#else
int misuse(const user_ptr_u32 *ptr, untrusted_u32 *out)
#endif
{
	return user_fetch(u32, ptr, out);
}
