// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a variable of the environment is used as a string
// gcc: W incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/user/program.h>

#ifdef FIXED
int misuse(untrusted_bytes *home)
#else
int misuse(const char **home)
#endif
{
	return environment_bytes("HOME", home);
}
