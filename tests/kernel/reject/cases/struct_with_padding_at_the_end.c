// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct has padding behind its last member
// gcc: E USER_STRUCT: bytes after b are not listed; list every member, padding as a reserved one
// clang: E USER_STRUCT: bytes after b are not listed; list every member, padding as a reserved one
#include "../case.h"

struct baz {
#ifdef FIXED
	__u64 a;
	__u32 b;
	__u32 reserved;
#else
	__u64 a;
	__u32 b;
#endif
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, a, b, reserved);
#else
USER_STRUCT(baz, struct baz, a, b);
#endif
