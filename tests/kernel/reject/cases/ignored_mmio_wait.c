// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of mmio_wait() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct mmio *mmio)
{
#ifdef FIXED
	return mmio_wait(u32, mmio, 4, 1, 1, 0, 1000);
#else
	mmio_wait(u32, mmio, 4, 1, 1, 0, 1000);
	return 0;
#endif
}
