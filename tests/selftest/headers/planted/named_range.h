/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Planted: it uses a name that others define. */
enum { RANGE = 5 };
