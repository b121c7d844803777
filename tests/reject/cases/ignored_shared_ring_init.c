// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of shared_ring_init() is dropped
// gcc: W ignoring return value of .shared_ring_init.
// clang: W ignoring return value of function
#include <untrusted/shared.h>

int misuse(struct shared_ring *ring)
{
#ifdef FIXED
	return shared_ring_init(ring, 16);
#else
	shared_ring_init(ring, 16);
	return 0;
#endif
}
