// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: plain bytes are written, padding and all
// gcc: E incompatible type for argument 2 of .user_writer_put_bytes.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(struct user_writer *writer, untrusted_bytes bytes)
#else
int misuse(struct user_writer *writer, const char *bytes)
#endif
{
	return user_writer_put_bytes(writer, bytes);
}
