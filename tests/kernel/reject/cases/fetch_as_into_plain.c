// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a kind is fetched into a plain integer
// gcc: E passing argument 3 of .ut_validate_month. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

static inline int is_month(u32 month, const void *none)
{
	return month <= 12 ? 0 : -EINVAL;
}
UNTRUSTED_KIND(month, u32, none, is_month);

#ifdef FIXED
int misuse(user_ptr_u32 *ptr, validated_month *out)
#else
int misuse(user_ptr_u32 *ptr, u32 *out)
#endif
{
	return user_fetch_as(month, u32, ptr, NULL, out);
}
