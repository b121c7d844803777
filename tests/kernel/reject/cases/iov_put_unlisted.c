// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct whose padding nobody has looked for is put
// gcc: E .USER_STRUCT_of_pair. undeclared
// clang: E use of undeclared identifier 'USER_STRUCT_of_pair'
#include "../case.h"

struct pair {
	__u32 a;
	__u64 b;
};
#ifdef FIXED
struct whole_pair {
	__u32 a;
	__u32 hole;
	__u64 b;
};
USER_STRUCT(pair, struct whole_pair, a, hole, b);

int misuse(struct iov_iter *to, const struct whole_pair *object)
#else
UNTRUSTED_STRUCT(pair, struct pair);

int misuse(struct iov_iter *to, const struct pair *object)
#endif
{
	return iov_put(pair, to, object);
}
