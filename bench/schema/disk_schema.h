/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The disk of samples/formats, with the checksums that both sides call. */
#ifndef BENCH_SCHEMA_DISK_SCHEMA_H
#define BENCH_SCHEMA_DISK_SCHEMA_H

#include <untrusted/schema.h>

#include "crc.h"
#include "disk.h"
#include "schemas.h"

static inline uint32_t disk_crc32(uint32_t crc, const untrusted_u8 *p, size_t n)
{
	return bench_crc32(crc, p, n);
}

static inline uint32_t disk_crc32c(uint32_t crc, const untrusted_u8 *p,
				   size_t n)
{
	return bench_crc32c(crc, p, n);
}

#include <formats/disk.h>

SAME_SIZE(struct hand_disk, struct disk);
SAME_PLACE(struct hand_disk, sectors, struct disk, sectors);
SAME_PLACE(struct hand_disk, lba, struct disk, lba);

#endif
