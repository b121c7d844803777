// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is a struct, whose padding nobody sees
// gcc: E USER_STRUCT: b is neither an integer nor an array of integers; list its own members, make a pointer a u64
// clang: E USER_STRUCT: b is neither an integer nor an array of integers; list its own members, make a pointer a u64
#include "../case.h"

struct baz {
	struct bar b;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, b.size, b.flags);
#else
USER_STRUCT(baz, struct baz, b);
#endif
