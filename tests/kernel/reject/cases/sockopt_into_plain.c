// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an option is fetched into a plain integer
// gcc: E passing argument 1 of .ut_slot_u32. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(sockptr_t optval, unsigned int optlen, untrusted_u32 *out)
#else
int misuse(sockptr_t optval, unsigned int optlen, u32 *out)
#endif
{
	return sockopt_fetch(u32, optval, optlen, out);
}
