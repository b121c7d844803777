// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a user pointer is dereferenced
// gcc: E invalid type argument of unary
// clang: E indirection requires pointer operand
#include "../case.h"

#ifdef FIXED
int misuse(user_ptr_u32 ptr, const u32 *plain)
#else
int misuse(user_ptr_u32 ptr, const u32 *plain)
#endif
{
#ifdef FIXED
	return *plain;
#else
	return *ptr;
#endif
}
