// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an enum of more than 32 bits is wrapped
// gcc: E UNTRUSTED_TYPE.color.: not an integer type; for an enum receive its integer
// clang: E UNTRUSTED_TYPE.color.: not an integer type; for an enum receive its integer
#include <untrusted/validate.h>

enum color { RED, FAR = 1ULL << 40 };
#ifdef FIXED
UNTRUSTED_TYPE(color, uint64_t);
#else
UNTRUSTED_TYPE(color, enum color);
#endif
untrusted_color misuse(untrusted_color u)
{
	return u;
}
