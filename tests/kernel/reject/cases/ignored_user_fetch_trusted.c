// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of user_fetch_trusted() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

static inline int is_foo(const struct foo *foo, const void *none)
{
	return foo->slot < 16 ? 0 : -EINVAL;
}
UNTRUSTED_TRUSTED(foo, none, is_foo);

int misuse(user_ptr_foo *ptr, untrusted_foo *at, const trusted_foo **out)
{
#ifdef FIXED
	return user_fetch_trusted(foo, ptr, at, NULL, out);
#else
	user_fetch_trusted(foo, ptr, at, NULL, out);
	return 0;
#endif
}
