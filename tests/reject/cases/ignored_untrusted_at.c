// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of untrusted_at() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, const int (*table)[9], int *out)
{
#ifdef FIXED
	return untrusted_at(u32, *table, u, out);
#else
	untrusted_at(u32, *table, u, out);
	return 0;
#endif
}
