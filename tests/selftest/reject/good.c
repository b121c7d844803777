// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted, and good
// gcc: E undeclared
// clang: E undeclared
int misuse(void)
{
#ifdef FIXED
	return 0;
#else
	return undeclared;
#endif
}
