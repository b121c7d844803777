// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value is marked as another tag
// gcc: E incompatible type for argument 1 of 'ut_mark_u32'
// clang: E passing 'untrusted_u16' .*to parameter of incompatible type
#include <untrusted/validate.h>

untrusted_u32 misuse(untrusted_u16 u)
{
#ifdef FIXED
	return untrusted_widen(u16, u32, u);
#else
	return untrusted_mark(u32, u);
#endif
}
