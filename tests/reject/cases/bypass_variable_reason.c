// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a bypass whose reason is no literal
// gcc: E expected '\)' before 'why'|expected
// clang: E expected
#include <untrusted/validate.h>

uint32_t misuse(untrusted_u32 u)
{
#ifdef FIXED
	return untrusted_bypass(u32, u, "shown in a log, as hex");
#else
	const char *why = "shown in a log";
	return untrusted_bypass(u32, u, why);
#endif
}
