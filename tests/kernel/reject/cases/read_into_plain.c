// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a reader reads into a plain struct
// gcc: E passing argument 1 of .ut_slot_foo. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(struct user_reader *reader, untrusted_foo *out)
#else
int misuse(struct user_reader *reader, struct foo *out)
#endif
{
	return user_reader_fetch(foo, reader, out);
}
