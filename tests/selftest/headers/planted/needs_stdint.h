/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Planted: it compiles only behind another include. */
extern uint32_t planted;
