// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch_as() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

static inline int is_month(u32 month, const void *none)
{
	return month <= 12 ? 0 : -EINVAL;
}
UNTRUSTED_KIND(month, u32, none, is_month);

int misuse(user_ptr_u32 *ptr, validated_month *out)
{
#ifdef FIXED
	return user_fetch_as(month, u32, ptr, NULL, out);
#else
	user_fetch_as(month, u32, ptr, NULL, out);
	return 0;
#endif
}
