// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct user_slice *slice, struct untrusted_vec *vec)
{
#ifdef FIXED
	return user_fetch_vec(slice, vec);
#else
	user_fetch_vec(slice, vec);
	return 0;
#endif
}
