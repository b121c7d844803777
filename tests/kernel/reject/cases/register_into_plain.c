// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a register is fetched into a plain integer
// gcc: E passing argument 3 of .ut_mmio_present_u32. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(const struct mmio *mmio, untrusted_u32 *out)
#else
int misuse(const struct mmio *mmio, u32 *out)
#endif
{
	return mmio_fetch_present(u32, mmio, 8, out);
}
