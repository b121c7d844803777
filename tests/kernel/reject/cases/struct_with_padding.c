// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct has padding
// gcc: E USER_STRUCT: bytes before b are not listed, or not in order; list every member, padding as a reserved one
// clang: E USER_STRUCT: bytes before b are not listed, or not in order; list every member, padding as a reserved one
#include "../case.h"

struct baz {
#ifdef FIXED
	__u32 a;
	__u32 reserved;
	__u64 b;
#else
	__u32 a;
	__u64 b;
#endif
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, a, reserved, b);
#else
USER_STRUCT(baz, struct baz, a, b);
#endif
