// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a loop that runs until an index in shared memory
// gcc: E invalid operands to binary (!=|==)
// clang: E invalid operands to binary expression
#include <untrusted/shared.h>

#ifdef FIXED
int misuse(struct shared_ring *ring, shared_u32 *tail)
{
	untrusted_u32 theirs;

	shared_fetch_acquire(u32, tail, &theirs);
	return validate_ring_filled(ring, theirs);
}
#else
int misuse(uint32_t head, shared_u32 *tail)
{
	return head != *tail;
}
#endif
