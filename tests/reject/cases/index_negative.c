// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an index below a negative number
// gcc: E validate_index: no index is below -1
// clang: E validate_index: no index is below -1
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_index(u32, u, 8, out);
#else
	return validate_index(u32, u, -1, out);
#endif
}
