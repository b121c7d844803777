// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the caller says how much may be allocated for it
// gcc: E incompatible type for argument 2 of .user_fetch_new_vec.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(struct user_slice *slice, size_t max, struct untrusted_vec *vec)
#else
int misuse(struct user_slice *slice, untrusted_size max,
	   struct untrusted_vec *vec)
#endif
{
	return user_fetch_new_vec(slice, max, vec);
}
