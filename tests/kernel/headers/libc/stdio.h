/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#include <linux/kernel.h>

#define printf(...) pr_info(__VA_ARGS__)
