// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an index below 0 elements
// gcc: E validate_index: no index is below 0
// clang: E validate_index: no index is below 0
#include <untrusted/validate.h>

int misuse(untrusted_u32 u, uint32_t *out)
{
#ifdef FIXED
	return validate_index(u32, u, 8, out);
#else
	return validate_index(u32, u, 0, out);
#endif
}
