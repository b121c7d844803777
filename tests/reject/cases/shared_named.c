// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: shared memory is read by naming it, and read again where it is used
// gcc: E is unavailable: the other side writes it meanwhile: shared_fetch.. a copy and look at that
// clang: E is unavailable: the other side writes it meanwhile: shared_fetch.. a copy and look at that
#include <untrusted/shared.h>

void misuse(shared_u32 *at, untrusted_u32 *out)
{
#ifdef FIXED
	shared_fetch(u32, at, out);
#else
	*out = untrusted_mark(u32, at->shared_bits);
#endif
}
