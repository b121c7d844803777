// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Built once, for the command that kbuild compiles a module's source with. */
#include <linux/module.h>

MODULE_DESCRIPTION("nothing");
MODULE_LICENSE("Dual MIT/GPL");
