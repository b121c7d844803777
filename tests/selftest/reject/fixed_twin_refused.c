// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted: refused, but so is the fixed twin
// gcc: E undeclared
// clang: E undeclared
int misuse(void)
{
	return undeclared;
}
