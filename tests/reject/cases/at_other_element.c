// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an element goes into another type
// gcc: E untrusted_at: the output has not the array.?'s element type
// clang: E untrusted_at: the output has not the array.?'s element type
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(const int (*table)[8], untrusted_u32 u, int *elem)
#else
int misuse(const int (*table)[8], untrusted_u32 u, long *elem)
#endif
{
	return untrusted_at(u32, *table, u, elem);
}
