// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a type with more alignment than size is wrapped
// gcc: E untrusted_wide: the wrapper changed the layout
// clang: E untrusted_wide: the wrapper changed the layout
#include <untrusted/validate.h>

typedef uint32_t wide __attribute__((aligned(8)));
#ifdef FIXED
UNTRUSTED_TYPE(wide, uint32_t);
#else
UNTRUSTED_TYPE(wide, wide);
#endif
untrusted_wide misuse(untrusted_wide u)
{
	return u;
}
