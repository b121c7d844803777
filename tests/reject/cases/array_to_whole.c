// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: elements become a whole array without a call
// gcc: E incompatible types when returning type
// clang: E from a function with incompatible result type 'untrusted_mac'
#include <untrusted/validate.h>

UNTRUSTED_ARRAY(mac, u8, 6);

untrusted_mac misuse(const untrusted_u8 (*elements)[6])
{
#ifdef FIXED
	return untrusted_gather(mac, elements);
#else
	return *elements;
#endif
}
