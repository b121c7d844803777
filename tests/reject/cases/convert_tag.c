// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: one untrusted type becomes another
// cell: u8u z=u32u
// gcc: E invalid initializer
// clang: E initializing 'untrusted_u64' with an expression of incompatible type
#include <untrusted/validate.h>

untrusted_u64 misuse(untrusted_u32 u)
{
#ifdef FIXED
	untrusted_u64 z = untrusted_widen(u32, u64, u);
#else
	untrusted_u64 z = u;
#endif
	return z;
}
