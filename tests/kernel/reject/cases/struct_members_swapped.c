// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: members are listed in another order
// gcc: E USER_STRUCT: bytes before b are not listed, or not in order; list every member, padding as a reserved one
// clang: E USER_STRUCT: bytes before b are not listed, or not in order; list every member, padding as a reserved one
#include "../case.h"

struct baz {
	__u64 b;
	__u64 a;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, b, a);
#else
USER_STRUCT(baz, struct baz, a, b);
#endif
