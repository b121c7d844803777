// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted: refused for another reason than expected
// gcc: E array subscript is not an integer
// clang: E array subscript is not an integer
int misuse(void)
{
#ifdef FIXED
	return 0;
#else
	return undeclared;
#endif
}
