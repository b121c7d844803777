// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct with a run of ignored members is put as a whole
// gcc: E the struct of fee has holes
// clang: E the struct of fee has holes
#include "../case.h"

#ifdef FIXED
struct fee {
	__u32 slot;
	__u32 pad;
	__u64 stamp;
};

#define FEE(FIELD, ...)          \
	FIELD(u32, slot, MAX(3)) \
	FIELD(u32, pad, ZERO)    \
	FIELD(u64, stamp, OUTPUT)
#else
struct fee {
	__u32 slot;
	__u64 stamp;
};

#define FEE(FIELD, ...) FIELD(u8, slot, IGNORE_TO(stamp, "a test"))
#endif
USER_SCHEMA(fee, struct fee, FEE, none);

int misuse(user_ptr_fee *user, const struct fee *fee);
int misuse(user_ptr_fee *user, const struct fee *fee)
{
	return user_put(NULL, fee, user, fee);
}
