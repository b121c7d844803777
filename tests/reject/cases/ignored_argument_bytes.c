// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of argument_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/program.h>

int misuse(int argc, char *argv[], untrusted_bytes *text)
{
#ifdef FIXED
	return argument_fetch(argc, argv, 1, text);
#else
	argument_fetch(argc, argv, 1, text);
	return 0;
#endif
}
