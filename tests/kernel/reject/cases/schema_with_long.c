// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a field is a long, which a 32-bit process lays out otherwise
// gcc: E USER_SCHEMA: len is long, which has other bytes for a 32-bit caller; make it a u64
// clang: E USER_SCHEMA: len is long, which has other bytes for a 32-bit caller; make it a u64
#include "../case.h"

struct baz {
#ifdef FIXED
	__u64 len;
#else
	size_t len;
#endif
};

#ifdef FIXED
#define BAZ(FIELD, ...) FIELD(u64, len, MAX(4096))
#else
#define BAZ(FIELD, ...) FIELD(size, len, MAX(4096))
#endif
USER_SCHEMA(baz, struct baz, BAZ, none);
