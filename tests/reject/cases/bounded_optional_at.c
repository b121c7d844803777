// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an optional as an index
// gcc: E bounded_at: it may be none; ask bounded_value.. first
// clang: E bounded_at: it may be none; ask bounded_value.. first
#include <untrusted/bounded.h>

BOUNDED_OPTIONAL(port, u16, 1, 15);
BOUNDED_TYPE(offset, u16, 0, 15);
static const int table[16] = { 1 };
#ifdef FIXED
int misuse(bounded_offset x)
#else
int misuse(bounded_port x)
#endif
{
	return bounded_at(table, x);
}
