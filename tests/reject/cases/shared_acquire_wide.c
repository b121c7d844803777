// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an index wider than what the machine moves at once
// gcc: E u64 is wider than what this machine moves at once; share an index of 32 bits
// clang: E u64 is wider than what this machine moves at once; share an index of 32 bits
// flags: -m32 -isystem /usr/include/x86_64-linux-gnu
#include <untrusted/shared.h>

#ifdef FIXED
void misuse(shared_u32 *at, untrusted_u32 *out)
{
	shared_fetch_acquire(u32, at, out);
}
#else
void misuse(shared_u64 *at, untrusted_u64 *out)
{
	shared_fetch_acquire(u64, at, out);
}
#endif
