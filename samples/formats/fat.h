/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_FAT_H
#define FORMATS_FAT_H

/**
 * DOC: the boot sector of a FAT file system
 *
 * Accepted: FAT12 and FAT16, told by a size of the table in 16 bits, and FAT32,
 * told by none; sectors and clusters of the sizes that exist; one count of sectors,
 * not two; a root directory of whole sectors where there is one; a disk that has
 * room for the file system, and a file system that has room for a cluster behind
 * its tables. Code, names of programs and what CHS needs are not read. How many
 * clusters there are, which tells FAT12 from FAT16, is for the program to count.
 *
 * Source: Microsoft, FAT: General Overview of On-Disk Format, 1.03.
 */

#include "disk.h"

struct fat16_wire {
	__u8 drive;
	__u8 reserved;
	__u8 boot_sig;
	__le32 volume_id;
	__u8 label[11];
	__u8 fstype[8];
	__u8 code[448];
} __attribute__((packed));

#define FAT_NOT_READ "only firmware reads it"

#define FAT16(FIELD, ...)                                        \
	FIELD(u8, drive, IGNORE_TO(reserved, FAT_NOT_READ))      \
	FIELD(u8, boot_sig, RANGE(0x28, 0x29))                   \
	FIELD(le32, volume_id, ANY)                              \
	FIELD(u8, label, BYTES(11))                              \
	FIELD(u8, fstype, IGNORE("a comment, which often lies")) \
	FIELD(u8, code, IGNORE(FAT_NOT_READ))
UNTRUSTED_SCHEMA(fat16, struct fat16_wire, FAT16, disk, ERRNO(EUCLEAN));

struct fat32_wire {
	__le32 fat_size32;
	__le16 ext_flags;
	__le16 version;
	__le32 root_cluster;
	__le16 info_sector;
	__le16 backup;
	__u8 reserved[12];
	__u8 drive;
	__u8 nt;
	__u8 boot_sig;
	__le32 volume_id;
	__u8 label[11];
	__u8 fstype[8];
	__u8 code[420];
} __attribute__((packed));

#define FAT32(FIELD, ...)                                        \
	FIELD(le32, fat_size32, MIN(1))                          \
	FIELD(le16, ext_flags, ANY)                              \
	FIELD(le16, version, EQUAL(0))                           \
	FIELD(le32, root_cluster, MIN(2))                        \
	FIELD(le16, info_sector, ANY)                            \
	FIELD(le16, backup, ANY)                                 \
	FIELD(u8, reserved, ZERO)                                \
	FIELD(u8, drive, IGNORE_TO(nt, FAT_NOT_READ))            \
	FIELD(u8, boot_sig, RANGE(0x28, 0x29))                   \
	FIELD(le32, volume_id, ANY)                              \
	FIELD(u8, label, BYTES(11))                              \
	FIELD(u8, fstype, IGNORE("a comment, which often lies")) \
	FIELD(u8, code, IGNORE(FAT_NOT_READ))
UNTRUSTED_SCHEMA(fat32, struct fat32_wire, FAT32, disk, ERRNO(EUCLEAN));

struct fat_wire {
	__u8 jump[3];
	__u8 oem[8];
	__le16 bytes_per_sector;
	__u8 sectors_per_cluster;
	__le16 reserved;
	__u8 fats;
	__le16 root_entries;
	__le16 total16;
	__u8 media;
	__le16 fat_size16;
	__le16 sectors_per_track;
	__le16 heads;
	__le32 hidden;
	__le32 total32;
	union {
		struct fat16_wire fat16;
		struct fat32_wire fat32;
	} ext;
	__le16 signature;
} __attribute__((packed));

/* A floppy disk that is not, or one of the eight that are. */
static inline int fat_media(ut_u8 media, const struct disk *disk)
{
	(void)disk;
	return media == 0xf0 || media >= 0xf8 ? 0 : -EUCLEAN;
}

enum fat_kind { FAT_IS_16, FAT_IS_32 };
#define FAT_KINDS(CASE)               \
	CASE(FAT_IS_16, fat16, fat16) \
	CASE(FAT_IS_32, fat32, fat32)

/* 0 for FAT32. */
static inline uint32_t fat_root_sectors(uint16_t root_entries,
					uint16_t bytes_per_sector)
{
	return root_entries * 32u / bytes_per_sector;
}

#define FAT(FIELD, CHECK, ...)                                               \
	FIELD(u8, jump, IGNORE(FAT_NOT_READ))                                \
	FIELD(u8, oem, IGNORE("a comment, which often lies"))                \
	FIELD(le16, bytes_per_sector, POWER_OF_TWO(512, 4096))               \
	FIELD(u8, sectors_per_cluster, POWER_OF_TWO(1, 128))                 \
	FIELD(le16, reserved, MIN(1))                                        \
	FIELD(u8, fats, RANGE(1, 2))                                         \
	FIELD(le16, root_entries, ANY)                                       \
	FIELD(le16, total16, ANY)                                            \
	FIELD(u8, media, CUSTOM(fat_media))                                  \
	FIELD(le16, fat_size16, ANY)                                         \
	FIELD(u8, sectors_per_track, IGNORE_TO(heads, FAT_NOT_READ))         \
	FIELD(le32, hidden, ANY)                                             \
	FIELD(le32, total32, ANY)                                            \
	FIELD(u8, ext, UNION(fat_size16 ? FAT_IS_16 : FAT_IS_32, FAT_KINDS)) \
	FIELD(le16, signature, EQUAL(0xaa55))                                \
	CHECK(total32, !total16 != !total32, "one count of sectors")         \
	CHECK(total32,                                                       \
	      disk_has(ctx, 0,                                               \
		       (uint64_t)(total16 + total32) *                       \
			       (bytes_per_sector / 512)),                    \
	      "the disk has as many sectors")                                \
	CHECK(root_entries, root_entries * 32u % bytes_per_sector == 0,      \
	      "the root directory is whole sectors")                         \
	CHECK(root_entries, !root_entries == !fat_size16,                    \
	      "FAT32 alone has no root directory of its own")                \
	CHECK(fats,                                                          \
	      reserved +                                                     \
			      (uint64_t)fats *                               \
				      (fat_size16 ? fat_size16 :             \
						    ext.fat32.fat_size32) +  \
			      fat_root_sectors(root_entries,                 \
					       bytes_per_sector) +           \
			      sectors_per_cluster <=                         \
		      total16 + total32,                                     \
	      "a cluster is left for files")
UNTRUSTED_SCHEMA(fat, struct fat_wire, FAT, disk, ERRNO(EUCLEAN));

#endif
