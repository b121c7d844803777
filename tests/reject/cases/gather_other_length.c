// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a whole array is made from one of another length
// gcc: W passing argument 1 of 'ut_gather_mac' from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/validate.h>

UNTRUSTED_ARRAY(mac, u8, 6);
#ifdef FIXED
untrusted_mac misuse(const untrusted_u8 (*elements)[6])
#else
untrusted_mac misuse(const untrusted_u8 (*elements)[5])
#endif
{
	return untrusted_gather(mac, elements);
}
