// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a float is wrapped
// gcc: E UNTRUSTED_TYPE.price.: not an integer type
// clang: E UNTRUSTED_TYPE.price.: not an integer type
#include <untrusted/validate.h>

#ifdef FIXED
UNTRUSTED_TYPE(price, uint32_t);
#else
UNTRUSTED_TYPE(price, float);
#endif
untrusted_price misuse(untrusted_price u)
{
	return u;
}
