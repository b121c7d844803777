// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bypass with an empty reason
// gcc: E untrusted_bypass: say why this needs no validation
// clang: E untrusted_bypass: say why this needs no validation
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	return untrusted_bypass(u32, u, "shown in a log, as hex");
#else
	return untrusted_bypass(u32, u, "");
#endif
}
