// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value as an index
// cell: tab[u]
// gcc: E array subscript is not an integer
// clang: E array subscript is not an integer
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, int *elem)
{
	static const int tab[] = { 1, 2, 3 };
#ifdef FIXED
	return untrusted_at(u32, tab, u, elem);
#else
	*elem = tab[u];
	return 0;
#endif
}
