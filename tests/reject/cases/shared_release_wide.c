// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an index to put wider than what the machine moves at once
// gcc: E u64 is wider than what this machine moves at once; share an index of 32 bits
// clang: E u64 is wider than what this machine moves at once; share an index of 32 bits
// flags: -m32 -isystem /usr/include/x86_64-linux-gnu
#include <untrusted/shared.h>

#ifdef FIXED
void misuse(shared_u32 *at, uint32_t out)
{
	shared_put_release(u32, at, out);
}
#else
void misuse(shared_u64 *at, uint64_t out)
{
	shared_put_release(u64, at, out);
}
#endif
