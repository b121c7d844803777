// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bypass without a reason
// gcc: E macro .untrusted_bypass. requires 3 arguments, but only 2 given
// clang: E too few arguments provided to function-like macro invocation
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	return untrusted_bypass(u32, u, "shown in a log, as hex");
#else
	return untrusted_bypass(u32, u);
#endif
}
