// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the member is read by its name through a pointer
// cell: p->v
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

uint32_t misuse(const untrusted_u32 *p)
{
#ifdef FIXED
	return validate_or(u32, *p, 0, 9, 0);
#else
	return p->untrusted_bits;
#endif
}
