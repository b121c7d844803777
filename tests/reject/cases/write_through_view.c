// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the view of a validated value is written through
// gcc: E assignment of read-only location
// clang: E read-only variable is not assignable
#include <untrusted/validate.h>

#ifdef FIXED
int misuse(untrusted_u32 *u, uint32_t *view)
#else
int misuse(const untrusted_u32 *u, const uint32_t *view)
#endif
{
#ifdef FIXED
	const int ret = validate_in_place(max, u32, *u, &view, 9);
#else
	const int ret = validate_ref(max, u32, *u, &view, 9);
#endif
	*view = 10;
	return ret;
}
