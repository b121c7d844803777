/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#include <linux/slab.h>

#define malloc(n) kvmalloc(n, GFP_KERNEL)
#define free(memory) kvfree(memory)
