// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a kind is fetched as another tag than it is made from
// gcc: E incompatible type for argument 1 of .ut_validate_month.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

static inline int is_month(u32 month, const void *none)
{
	return month <= 12 ? 0 : -EINVAL;
}
UNTRUSTED_KIND(month, u32, none, is_month);

#ifdef FIXED
int misuse(user_ptr_u32 *ptr, validated_month *out)
#else
int misuse(user_ptr_u64 *ptr, validated_month *out)
#endif
{
#ifdef FIXED
	return user_fetch_as(month, u32, ptr, NULL, out);
#else
	return user_fetch_as(month, u64, ptr, NULL, out);
#endif
}
