// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the last member is not listed
// gcc: E USER_STRUCT: bytes after b are not listed; list every member, padding as a reserved one
// clang: E USER_STRUCT: bytes after b are not listed; list every member, padding as a reserved one
#include "../case.h"

struct baz {
	__u64 a;
	__u64 b;
	__u64 c;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, a, b, c);
#else
USER_STRUCT(baz, struct baz, a, b);
#endif
