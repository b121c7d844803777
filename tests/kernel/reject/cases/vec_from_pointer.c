// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a vec is fetched through a pointer that has no length
// gcc: E passing argument 1 of .user_fetch_vec. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(struct user_slice *slice, struct untrusted_vec *vec)
#else
int misuse(user_ptr_u8 *slice, struct untrusted_vec *vec)
#endif
{
	return user_fetch_vec(slice, vec);
}
