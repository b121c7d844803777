// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the member is named in a typeof
// cell: typeof(u.v)
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

size_t misuse(const untrusted_u32 *u)
{
#ifdef FIXED
	return sizeof(__typeof__(*u));
#else
	return sizeof(__typeof__(u->untrusted_bits));
#endif
}
