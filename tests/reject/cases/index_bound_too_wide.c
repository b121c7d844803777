// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an index below a number wider than an address
// gcc: E validate_index: n is wider than an address here
// clang: E validate_index: n is wider than an address here
// flags: -m32 -isystem /usr/include/x86_64-linux-gnu
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t n, uint32_t *out)
#else
int misuse(untrusted_u32 u, uint64_t n, uint32_t *out)
#endif
{
	return validate_index(u32, u, n, out);
}
