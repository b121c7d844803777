// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* By QEMU's isa-debug-exit: its status is 2 * value + 1. */
#include <sys/io.h>

#include "end.h"

#define DEBUG_EXIT_PORT 0xf4

void end_guest(enum guest_end end)
{
	if (!ioperm(DEBUG_EXIT_PORT, 1, 1))
		outb(end / 2, DEBUG_EXIT_PORT);
}
