// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct with more alignment than size is wrapped
// gcc: E untrusted_wide: the wrapper changed the layout
// clang: E untrusted_wide: the wrapper changed the layout
#include <untrusted/validate.h>

struct wide {
	uint32_t slot;
};
typedef struct wide wide __attribute__((aligned(16)));
#ifdef FIXED
UNTRUSTED_STRUCT(wide, struct wide);
#else
UNTRUSTED_STRUCT(wide, wide);
#endif
untrusted_wide misuse(untrusted_wide u)
{
	return u;
}
