// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: _Bool is wrapped, of which the compiler deletes the check
// gcc: E UNTRUSTED_TYPE.flag.: the compiler may delete a check on _Bool; receive a u8 and use validate_bool
// clang: E UNTRUSTED_TYPE.flag.: the compiler may delete a check on _Bool; receive a u8 and use validate_bool
#include <untrusted/validate.h>

#ifdef FIXED
UNTRUSTED_TYPE(flag, uint8_t);
#else
UNTRUSTED_TYPE(flag, _Bool);
#endif
untrusted_flag misuse(untrusted_flag u)
{
	return u;
}
