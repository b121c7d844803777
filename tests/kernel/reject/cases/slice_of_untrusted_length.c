// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a slice whose length nobody validated
// gcc: E incompatible type for argument 2 of .user_slice_at.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
int misuse(untrusted_u64 at, size_t len, struct user_slice *out)
#else
int misuse(untrusted_u64 at, untrusted_size len, struct user_slice *out)
#endif
{
	*out = user_slice_at(at, len);
	return 0;
}
