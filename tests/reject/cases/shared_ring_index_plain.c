// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the other side's index is taken for a number
// gcc: E incompatible type for argument 2 of .validate_ring_filled.
// clang: E passing .* to parameter of incompatible type
#include <untrusted/shared.h>

#ifdef FIXED
int misuse(struct shared_ring *ring, untrusted_u32 tail)
#else
int misuse(struct shared_ring *ring, uint32_t tail)
#endif
{
	return validate_ring_filled(ring, tail);
}
