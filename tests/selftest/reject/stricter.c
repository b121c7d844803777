// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted: expected to pass unseen, but it is refused
// gcc: silent
// clang: silent
int misuse(void)
{
#ifdef FIXED
	return 0;
#else
	return undeclared;
#endif
}
