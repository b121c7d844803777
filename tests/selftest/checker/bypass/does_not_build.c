// SPDX-License-Identifier: GPL-2.0-only OR MIT
int bad_does_not_build(void)
{
	return missing;
}
