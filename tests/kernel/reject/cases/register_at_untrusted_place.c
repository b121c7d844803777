// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the sender says which register
// gcc: E incompatible type for argument 2 of .ut_mmio_fetch_u32.|used type .* where arithmetic|initializer
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

#ifdef FIXED
untrusted_u32 misuse(const struct mmio *mmio, size_t at)
#else
untrusted_u32 misuse(const struct mmio *mmio, untrusted_size at)
#endif
{
	return mmio_fetch(u32, mmio, at);
}
