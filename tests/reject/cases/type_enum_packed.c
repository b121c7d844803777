// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a packed enum is wrapped
// gcc: E UNTRUSTED_TYPE.color.: not an integer type; for an enum receive its integer
// clang: E UNTRUSTED_TYPE.color.: not an integer type; for an enum receive its integer
#include <untrusted/validate.h>

enum __attribute__((packed)) color { RED, GREEN };
#ifdef FIXED
UNTRUSTED_TYPE(color, uint8_t);
#else
UNTRUSTED_TYPE(color, enum color);
#endif
untrusted_color misuse(untrusted_color u)
{
	return u;
}
