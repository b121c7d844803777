// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: what was fetched lands in a plain integer
// gcc: W passing argument 1 of .ut_slot_u32. from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/shared.h>

#ifdef FIXED
void misuse(shared_u32 *at, untrusted_u32 *out)
#else
void misuse(shared_u32 *at, uint32_t *out)
#endif
{
	shared_fetch(u32, at, out);
}
