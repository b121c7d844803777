// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a pointer is wrapped
// gcc: E UNTRUSTED_TYPE.at.: not an integer type; .* for a pointer a u64 and user_slice_at
// clang: E UNTRUSTED_TYPE.at.: not an integer type; .* for a pointer a u64 and user_slice_at
#include <untrusted/validate.h>

#ifdef FIXED
UNTRUSTED_TYPE(at, uint64_t);
#else
UNTRUSTED_TYPE(at, void *);
#endif
untrusted_at misuse(untrusted_at u)
{
	return u;
}
