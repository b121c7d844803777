// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value goes into a register
// gcc: E incompatible type for argument 3 of .ut_mmio_put_u32.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
void misuse(const struct mmio *mmio, u32 value)
#else
void misuse(const struct mmio *mmio, untrusted_u32 value)
#endif
{
	mmio_put(u32, mmio, 8, value);
}
