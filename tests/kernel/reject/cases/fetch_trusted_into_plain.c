// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a trusted struct is fetched into a plain one
// gcc: E initialization of .* from incompatible pointer type
// clang: E incompatible pointer types initializing
#include "../case.h"

static inline int is_foo(const struct foo *foo, const void *none)
{
	return foo->slot < 16 ? 0 : -EINVAL;
}
UNTRUSTED_TRUSTED(foo, none, is_foo);

#ifdef FIXED
int misuse(user_ptr_foo *ptr, untrusted_foo *at, const trusted_foo **out)
#else
int misuse(user_ptr_foo *ptr, struct foo *at, const trusted_foo **out)
#endif
{
	return user_fetch_trusted(foo, ptr, at, NULL, out);
}
