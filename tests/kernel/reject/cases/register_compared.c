// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a register is compared
// gcc: E invalid operands to binary >
// clang: E invalid operands to binary expression
#include "../case.h"

bool misuse(const struct mmio *mmio)
{
#ifdef FIXED
	u32 count;

	return validate_max(u32, mmio_fetch(u32, mmio, 8), 16, &count);
#else
	return mmio_fetch(u32, mmio, 8) > 16;
#endif
}
