// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: planted: nobody says what is expected
int misuse(void)
{
	return 0;
}
