// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a reader reads into another type
// gcc: E passing argument 1 of .ut_slot_u32. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(struct user_reader *reader, untrusted_u32 *out)
#else
int misuse(struct user_reader *reader, untrusted_u16 *out)
#endif
{
	return user_reader_fetch(u32, reader, out);
}
