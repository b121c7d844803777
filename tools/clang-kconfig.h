/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Included before all else where tools/build-module builds with clang. Kconfig
 * gives clang no segment address spaces: in the form percpu.h has for them,
 * each use is a warning.
 */
#undef CONFIG_CC_HAS_NAMED_AS
#undef CONFIG_USE_X86_SEG_SUPPORT
