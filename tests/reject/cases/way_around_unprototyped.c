// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the value goes to a function without a prototype
// cell: kr(u)
// gcc: W function declaration isn't a prototype
// clang: W is not a prototype|without a prototype
#include <untrusted/validate.h>

#ifdef FIXED
void kr(untrusted_u32 u);
#else
void kr();
#endif
void misuse(untrusted_u32 u)
{
	kr(u);
}
