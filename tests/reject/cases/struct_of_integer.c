// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an integer is wrapped as a struct
// gcc: E UNTRUSTED_STRUCT.slot.: not a struct; use UNTRUSTED_TYPE
// clang: E UNTRUSTED_STRUCT.slot.: not a struct; use UNTRUSTED_TYPE
#include <untrusted/validate.h>

#ifdef FIXED
UNTRUSTED_TYPE(slot, uint32_t);
#else
UNTRUSTED_STRUCT(slot, uint32_t);
#endif
untrusted_slot misuse(untrusted_slot u)
{
	return u;
}
