// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_writer_put() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct user_writer *writer, const struct foo *from)
{
#ifdef FIXED
	return user_writer_put(foo, writer, from);
#else
	user_writer_put(foo, writer, from);
	return 0;
#endif
}
