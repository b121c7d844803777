// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_writer_put_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct user_writer *writer, untrusted_bytes bytes)
{
#ifdef FIXED
	return user_writer_put_bytes(writer, bytes);
#else
	user_writer_put_bytes(writer, bytes);
	return 0;
#endif
}
