/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef GUEST_END_H
#define GUEST_END_H

/* Neither QEMU's own failures (1) nor a guest that resets (0) end so. */
enum guest_end {
	GUEST_PASSED = 33,
	GUEST_FAILED = 35,
};

/* Ends QEMU with that exit status; returns where it cannot. end-<arch>.c has it. */
void end_guest(enum guest_end end);

#endif
