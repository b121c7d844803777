// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is a _Bool, of which not every bit pattern is a value
// gcc: E USER_STRUCT: b is neither an integer nor an array of integers; list its own members, make a pointer a u64
// clang: E USER_STRUCT: b is neither an integer nor an array of integers; list its own members, make a pointer a u64
#include "../case.h"

struct baz {
#ifdef FIXED
	__u8 b;
#else
	_Bool b;
#endif
};

USER_STRUCT(baz, struct baz, b);
