// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the value goes through an ellipsis
// cell: va(1,u)
// gcc: silent
// clang: silent
// fence: checker
#include <untrusted/validate.h>

void va(int n, ...);
void misuse(untrusted_u32 u)
{
	va(1, u);
}
