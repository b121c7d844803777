// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array leaves of which nobody listed the members
// gcc: E 'USER_STRUCT_of_baz' undeclared
// clang: E use of undeclared identifier 'USER_STRUCT_of_baz'
#include "../case.h"

struct baz {
	__u32 size;
	__u32 b;
};

#ifdef FIXED
USER_STRUCT(baz, struct baz, size, b);
#else
UNTRUSTED_STRUCT(baz, struct baz);
USER_PTR_TYPE(baz);
#endif

int misuse(user_ptr_baz *user, const struct baz *all, size_t n)
{
	return user_put_array(baz, user, all, n);
}
