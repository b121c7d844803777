// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <linux/kernel.h>

/* A schema's rules hide from the kernel's macros; those that a macro makes do not. */
#undef MIN
#undef MAX

#include "../../unit/schema.c"
