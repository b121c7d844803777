// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of argument_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/program.h>

int misuse(int argc, char *argv[], untrusted_bytes *text)
{
#ifdef FIXED
	return argument_bytes(argc, argv, 1, text);
#else
	argument_bytes(argc, argv, 1, text);
	return 0;
#endif
}
