// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a reader reads as much as nobody validated
// gcc: E incompatible type for argument 2 of .user_reader_fetch_vec.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(struct user_reader *reader, u32 n, struct untrusted_vec *vec)
#else
int misuse(struct user_reader *reader, untrusted_u32 n,
	   struct untrusted_vec *vec)
#endif
{
	return user_reader_fetch_vec(reader, n, vec);
}
