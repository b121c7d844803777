/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Planted: a sentence that is said to no case, one that is. */
_Static_assert(sizeof(int) > 1, "planted: nobody is told this");
_Static_assert(sizeof(int) > 2, "planted: " "somebody is told this");
