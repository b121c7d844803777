// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a fetch of a tag without user pointers
// gcc: E unknown type name 'user_ptr_mode'
// clang: E unknown type name 'user_ptr_mode'
#include "../case.h"

UNTRUSTED_TYPE(mode, u32);
#ifdef FIXED
USER_PTR_TYPE(mode);
#endif

int misuse(user_ptr_mode *ptr, untrusted_mode *out)
{
	return user_fetch(mode, ptr, out);
}
