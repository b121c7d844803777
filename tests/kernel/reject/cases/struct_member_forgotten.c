// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is not listed
// gcc: E USER_STRUCT: bytes before b are not listed, or not in order; list every member, padding as a reserved one
// clang: E USER_STRUCT: bytes before b are not listed, or not in order; list every member, padding as a reserved one
#include "../case.h"

struct baz {
	__u32 a;
	__u32 gap;
	__u64 b;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, a, gap, b);
#else
USER_STRUCT(baz, struct baz, a, b);
#endif
