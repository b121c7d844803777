/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* What is known of the disk that a sector was read from. */
#ifndef BENCH_SCHEMA_DISK_H
#define BENCH_SCHEMA_DISK_H

#include <stdint.h>

struct hand_disk {
	/* of 512 bytes */
	uint64_t sectors;
	/* where the sector was read */
	uint64_t lba;
};

#endif
