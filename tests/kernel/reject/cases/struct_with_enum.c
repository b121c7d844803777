// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is an enum, of which not every bit pattern is a value
// gcc: E USER_STRUCT: b is neither an integer nor an array of integers; list its own members, make a pointer a u64
// clang: E USER_STRUCT: b is neither an integer nor an array of integers; list its own members, make a pointer a u64
#include "../case.h"

struct baz {
#ifdef FIXED
	__u32 b;
#else
	enum kind { KIND } b;
#endif
};

USER_STRUCT(baz, struct baz, b);
