// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: untrusted bytes are compared by memcmp
// gcc: silent
// clang: silent
// fence: checker
#include <string.h>
#include <untrusted/validate.h>

int misuse(const untrusted_u8 *u, const char *secret)
{
	return memcmp(u, secret, 16);
}
