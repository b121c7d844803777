// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch_new_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct user_slice *slice, struct untrusted_vec *vec)
{
#ifdef FIXED
	return user_fetch_new_vec(slice, 16, vec);
#else
	user_fetch_new_vec(slice, 16, vec);
	return 0;
#endif
}
