// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted: refused, but the fixed twin is compiled with a warning
// gcc: E undeclared
// clang: E undeclared
int misuse(void)
{
#ifdef FIXED
	int unused = 0;
	return 0;
#else
	return undeclared;
#endif
}
