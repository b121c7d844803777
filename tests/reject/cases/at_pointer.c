// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the bound of a pointer, which has none, is asked
// gcc: E untrusted_at: not an array; use validate_index.. with its length
// clang: E untrusted_at: not an array; use validate_index.. with its length
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const int (*table)[8], untrusted_u32 u, int *elem)
#else
int misuse(const int *table, untrusted_u32 u, int *elem)
#endif
{
#ifdef FIXED
	return untrusted_at(u32, *table, u, elem);
#else
	return untrusted_at(u32, table, u, elem);
#endif
}
