// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value wider than an address is masked
// gcc: E validate_range_masked: u64 is wider than an address here; validate_max.. it into a size first
// clang: E validate_range_masked: u64 is wider than an address here; validate_max.. it into a size first
// flags: -m32 -isystem /usr/include/x86_64-linux-gnu
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 u, uint32_t *out)
#else
int misuse(untrusted_u64 u, uint64_t *out)
#endif
{
#ifdef FIXED
	return validate_range_masked(u32, u, 1, 9, out);
#else
	return validate_range_masked(u64, u, 1, 9, out);
#endif
}
