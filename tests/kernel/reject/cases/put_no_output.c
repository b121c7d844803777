// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member that the schema has as input only is put
// gcc: E has no member named 'slot'
// clang: E no member named 'slot' in 'struct ut_outputs_fee'
#include "../case.h"

struct fee {
	__u32 slot;
	__u32 stamp;
};

#define FEE(FIELD, ...)          \
	FIELD(u32, slot, MAX(3)) \
	FIELD(u32, stamp, OUTPUT)
USER_SCHEMA(fee, struct fee, FEE, none);

int misuse(user_ptr_fee *user, struct untrusted_error *err);
int misuse(user_ptr_fee *user, struct untrusted_error *err)
{
#ifdef FIXED
	return user_put_output(err, fee, user, stamp, 1);
#else
	return user_put_output(err, fee, user, slot, 1);
#endif
}
