// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is listed that is not there
// gcc: E has no member named .c
// clang: E no member named .c
#include "../case.h"

struct baz {
	__u64 a;
	__u64 b;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, a, b);
#else
USER_STRUCT(baz, struct baz, a, c);
#endif
