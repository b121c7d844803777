// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: no register of that width begins there
// gcc: E no register of u32 begins at 6; it is not aligned
// clang: E no register of u32 begins at 6; it is not aligned
#include "../case.h"

#ifdef FIXED
#define AT 8
#else
#define AT 6
#endif

untrusted_u32 misuse(const struct mmio *mmio)
{
	return mmio_fetch(u32, mmio, AT);
}
