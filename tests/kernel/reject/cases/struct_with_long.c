// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is a long, which a 32-bit process lays out otherwise
// gcc: E USER_STRUCT: b is long, which has other bytes for a 32-bit caller; make it a u64
// clang: E USER_STRUCT: b is long, which has other bytes for a 32-bit caller; make it a u64
#include "../case.h"

struct baz {
	__u32 a[2];
#ifdef FIXED
	__u64 b;
#else
	unsigned long b;
#endif
};

USER_STRUCT(baz, struct baz, a, b);
