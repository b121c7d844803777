// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an offset wider than an address is masked
// gcc: E validate_sub: u64 is wider than an address here; validate_max.. it into a size first
// clang: E validate_sub: u64 is wider than an address here; validate_max.. it into a size first
// flags: -m32 -isystem /usr/include/x86_64-linux-gnu
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 off, untrusted_u32 len, uint32_t *o, uint32_t *l)
#else
int misuse(untrusted_u64 off, untrusted_u64 len, uint64_t *o, uint64_t *l)
#endif
{
#ifdef FIXED
	return validate_sub(u32, off, len, 100, o, l);
#else
	return validate_sub(u64, off, len, 100, o, l);
#endif
}
