/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_DISK_H
#define FORMATS_DISK_H

/**
 * DOC: what is known of a disk before anything is read from it
 *
 * The context of gpt.h, mbr.h, fat.h and ext4.h. A program that includes gpt.h or
 * ext4.h has the checksum below that it needs: linked, or defined ``static
 * inline`` before the include::
 *
 *	uint32_t disk_crc32(uint32_t crc, const untrusted_u8 *p, size_t n)
 *	{
 *		return crc32(crc, (const void *)p, n);		// zlib
 *	}
 *
 * In the kernel that is ~crc32_le(~crc, p, n) and crc32c(crc, p, n).
 */

#include <linux/types.h>
#include <untrusted/schema.h>

/**
 * struct disk - the disk that a sector was read from
 * @sectors: how many of 512 bytes it has, not 0
 * @lba: the sector that was read, where it says its own number
 */
struct disk {
	uint64_t sectors;
	uint64_t lba;
};
UNTRUSTED_CONTEXT_FIXED(disk, const struct disk *,
			"a disk that shrinks is another disk");

/**
 * disk_crc32() - the CRC32 of gpt.h, as of zlib: begins with 0
 * @crc: of what is before these bytes
 * @p: bytes
 * @n: how many
 *
 * Return: the checksum of both.
 */
uint32_t disk_crc32(uint32_t crc, const untrusted_u8 *p, size_t n);

/**
 * disk_crc32c() - the CRC32C of ext4.h, as of libext2fs: begins with ~0
 * @crc: of what is before these bytes
 * @p: bytes
 * @n: how many
 *
 * Return: the checksum of both.
 */
uint32_t disk_crc32c(uint32_t crc, const untrusted_u8 *p, size_t n);

/* Whether the disk has n sectors from lba on; a sum of both may overflow. */
static inline bool disk_has(const struct disk *disk, uint64_t lba, uint64_t n)
{
	return n <= disk->sectors && lba <= disk->sectors - n;
}

#endif
