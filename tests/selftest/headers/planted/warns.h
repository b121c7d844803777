/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Planted: it compiles with a warning. */
static inline int planted(unsigned int x)
{
	return x >= 0;
}
