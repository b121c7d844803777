/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Planted, and good. */
enum { PLANTED = 5 };
