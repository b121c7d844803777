// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an enum with a negative enumerator is wrapped
// gcc: E UNTRUSTED_TYPE.color.: not an integer type; for an enum receive its integer
// clang: E UNTRUSTED_TYPE.color.: not an integer type; for an enum receive its integer
#include <untrusted/validate.h>

enum color { NONE = -1, RED };
#ifdef FIXED
UNTRUSTED_TYPE(color, int32_t);
#else
UNTRUSTED_TYPE(color, enum color);
#endif
untrusted_color misuse(untrusted_color u)
{
	return u;
}
