/* SPDX-License-Identifier: GPL-2.0-only OR MIT */

/*
 * No include guard and nothing included: comes after <linux/compiler_types.h>,
 * which kbuild includes by a flag, and leaves in the debug information which
 * pointers are user space's.
 */
#undef __user
#define __user __attribute__((btf_type_tag("user")))

/* The analysis is told by it that this is a part of the kernel. */
static const char untrusted_check_kernel __attribute__((__used__)) = 1;
