// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_reader_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct user_reader *reader, struct untrusted_vec *vec)
{
#ifdef FIXED
	return user_reader_fetch_vec(reader, 4, vec);
#else
	user_reader_fetch_vec(reader, 4, vec);
	return 0;
#endif
}
