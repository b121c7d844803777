/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* BUG 1: seen, and stood (CVE-2000-0001): not more. */
/*
 * BUG 2: not seen, a text of
 * two lines (commit
 * 0123456789ab): not more.
 */
