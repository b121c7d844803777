// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the raw address is taken out of a user pointer
// gcc: silent
// clang: silent
// fence: checker
#include "../case.h"

int misuse(user_ptr_u32 ptr, u32 *out)
{
	return copy_from_user(out, ptr.ut_user.from, sizeof(*out)) ? -EFAULT :
								     0;
}
