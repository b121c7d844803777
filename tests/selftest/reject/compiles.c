// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted: expected to be refused, but it compiles
// gcc: E invalid operands
// clang: E invalid operands
int misuse(int u)
{
	return u + 1;
}
