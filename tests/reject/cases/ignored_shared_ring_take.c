// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of shared_ring_take() is dropped
// gcc: W ignoring return value of .shared_ring_take.
// clang: W ignoring return value of function
#include <untrusted/shared.h>

int misuse(struct shared_ring *ring, size_t *slot)
{
#ifdef FIXED
	return shared_ring_take(ring, slot);
#else
	shared_ring_take(ring, slot);
	return 0;
#endif
}
