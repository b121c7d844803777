// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_ring_room() is dropped
// gcc: W ignoring return value of .validate_ring_room.
// clang: W ignoring return value of function
#include <untrusted/shared.h>

int misuse(struct shared_ring *ring, untrusted_u32 theirs)
{
#ifdef FIXED
	return validate_ring_room(ring, theirs);
#else
	validate_ring_room(ring, theirs);
	return 0;
#endif
}
