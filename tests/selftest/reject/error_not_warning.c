// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted: expected to need our flags, but it is refused without
// gcc: W undeclared
// clang: W undeclared
int misuse(void)
{
#ifdef FIXED
	return 0;
#else
	return undeclared;
#endif
}
