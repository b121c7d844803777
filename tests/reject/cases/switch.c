// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted value as the subject of a switch
// cell: switch(u)
// gcc: E switch quantity not an integer
// clang: E statement requires expression of integer type
#include <untrusted/validate.h>

int misuse(untrusted_u32 u)
{
#ifdef FIXED
	switch (validate_any(u32, u)) {
#else
	switch (u) {
#endif
	case 1:
		return 2;
	default:
		return 3;
	}
}
