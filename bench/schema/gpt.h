/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * DOC: the sector of a GPT header
 *
 * Fixed values: signature, revision 1.0, header size 92, entry size 128; zero:
 * the reserved word and the rest of the sector; my_lba is where the sector was
 * read. alternate_lba, first_usable and last_usable are on the disk, the first
 * usable not behind the last; there are 1 to 1024 entries, from sector 2 at the
 * earliest and wholly on the disk. The checksum is the CRC32 of the first 92
 * bytes with its own field taken as zero. The rest is any.
 *
 * Returns 0, or -EUCLEAN; @out is not touched on failure. @raw is private.
 */
#ifndef BENCH_SCHEMA_GPT_H
#define BENCH_SCHEMA_GPT_H

#include <stdint.h>

#include "disk.h"

/* Little endian. */
struct hand_gpt_wire {
	uint64_t signature;
	uint32_t revision;
	uint32_t header_size;
	uint32_t header_crc32;
	uint32_t reserved;
	uint64_t my_lba;
	uint64_t alternate_lba;
	uint64_t first_usable;
	uint64_t last_usable;
	uint8_t guid[16];
	uint64_t entries_lba;
	uint32_t count;
	uint32_t entry_size;
	uint32_t entries_crc32;
	uint8_t rest[420];
};

_Static_assert(sizeof(struct hand_gpt_wire) == 512, "one sector");

/* "EFI PART" */
#define HAND_GPT_SIGNATURE 0x5452415020494645ull
#define HAND_GPT_REVISION 0x00010000
#define HAND_GPT_HEADER_SIZE 92
#define HAND_GPT_ENTRIES_LBA_MIN 2
#define HAND_GPT_COUNT_MAX 1024
#define HAND_GPT_ENTRY_SIZE 128
#define HAND_GPT_ENTRIES_PER_SECTOR (512 / HAND_GPT_ENTRY_SIZE)

struct hand_gpt {
	uint64_t alternate_lba;
	uint64_t first_usable;
	uint64_t last_usable;
	uint8_t guid[16];
	uint64_t entries_lba;
	uint32_t count;
	uint32_t entries_crc32;
};

typedef int hand_gpt_fn(const struct hand_gpt_wire *raw,
			const struct hand_disk *ctx, struct hand_gpt *out);

/* Checks on the sector; the rest by vectors; the checksum in three parts. */
hand_gpt_fn hand_gpt_reread;
/* All loads first; the rest by vectors; the checksum over a copy. */
hand_gpt_fn hand_gpt_locals;
/* What is wrong is gathered; the rest by words, the checksum in three parts. */
hand_gpt_fn hand_gpt_gather;
/* The rest compared with zero bytes by libc; the checksum over a copy. */
hand_gpt_fn hand_gpt_libc;
/* As reread, each refusal unlikely and alone. */
hand_gpt_fn hand_gpt_unlikely;

#endif
