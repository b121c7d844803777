// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the member is read by its name
// cell: u.v
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted: validate it first .validate.h., or hand it on unread
// clang: E 'untrusted_bits' is unavailable: this value is untrusted: validate it first .validate.h., or hand it on unread
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	return validate_or(u32, u, 0, 9, 0);
#else
	return u.untrusted_bits;
#endif
}
