// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of environment_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/program.h>

int misuse(untrusted_bytes *text)
{
#ifdef FIXED
	return environment_fetch("HOME", text);
#else
	environment_fetch("HOME", text);
	return 0;
#endif
}
