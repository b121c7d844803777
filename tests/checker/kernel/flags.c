// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A module that is built only to see which flags kbuild gives to one. */
#include <linux/module.h>

MODULE_LICENSE("Dual MIT/GPL");
