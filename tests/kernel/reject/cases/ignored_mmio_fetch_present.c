// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of mmio_fetch_present() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct mmio *mmio, untrusted_u32 *out)
{
#ifdef FIXED
	return mmio_fetch_present(u32, mmio, 4, out);
#else
	mmio_fetch_present(u32, mmio, 4, out);
	return 0;
#endif
}
