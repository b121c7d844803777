// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of environment_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/program.h>

int misuse(untrusted_bytes *text)
{
#ifdef FIXED
	return environment_bytes("HOME", text);
#else
	environment_bytes("HOME", text);
	return 0;
#endif
}
