// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_reader_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct user_reader *reader, untrusted_u32 *out)
{
#ifdef FIXED
	return user_reader_fetch(u32, reader, out);
#else
	user_reader_fetch(u32, reader, out);
	return 0;
#endif
}
