// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The verbs in the kernel: the rows are those of user space. */
#include "../../unit/validate.c"
