// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct is written of which nobody listed the members
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

int misuse(struct user_writer *writer, const struct baz *baz)
{
	return user_writer_put(baz, writer, baz);
}
