// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an enumerator that the output cannot hold
// gcc: E validate_enum: the output cannot hold 0 to 300
// clang: E validate_enum: the output cannot hold 0 to 300
#include <untrusted/validate.h>

enum __attribute__((packed)) narrow { FIRST, LAST };
enum wide { NEAR, FAR = 300 };
#ifdef FIXED
int misuse(untrusted_u32 u, enum wide *out)
#else
int misuse(untrusted_u32 u, enum narrow *out)
#endif
{
	return validate_enum(u32, u, 300, out);
}
