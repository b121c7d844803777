/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_EXT4_H
#define FORMATS_EXT4_H

/**
 * DOC: the superblock of an ext4 file system
 *
 * The 1024 bytes at 1024. Accepted: revision 1; no feature that forbids reading
 * but those of EXT4_INCOMPAT_KNOWN; a geometry in which blocks, groups, inodes and
 * the disk fit each other; with metadata checksums, the right one. How many blocks
 * there are is ext4_blocks(). What is judged elsewhere, or by nobody, is ignored and
 * says so: a program that begins to use such a field gives it a rule.
 *
 * Not judged: clusters_per_group, and whether a group's inodes have room in its bitmap
 * of a block and in its blocks. Who reads bitmaps or tables asks that first.
 *
 * Source: Documentation/filesystems/ext4/super.rst of the kernel.
 */

#include "disk.h"

#define EXT4_INCOMPAT_64BIT 0x80
/*
 * filetype, recover, meta_bg, extents, 64bit, mmp, flex_bg, ea_inode, dirdata,
 * csum_seed, largedir, inline_data, encrypt
 */
#define EXT4_INCOMPAT_KNOWN 0x1f7d6
#define EXT4_CSUM 0x400
#define EXT4_CRC32C 1

struct ext4_wire {
	__le32 inodes_count;
	__le32 blocks_count_lo;
	__le32 r_blocks_lo;
	__le32 free_blocks_lo;
	__le32 free_inodes;
	__le32 first_data_block;
	__le32 log_block_size;
	__le32 log_cluster_size;
	__le32 blocks_per_group;
	__le32 clusters_per_group;
	__le32 inodes_per_group;
	__le32 mtime;
	__le32 wtime;
	__le16 mnt_count;
	__le16 max_mnt_count;
	__le16 magic;
	__le16 state;
	__le16 errors;
	__le16 minor_rev_level;
	__le32 lastcheck;
	__le32 checkinterval;
	__le32 creator_os;
	__le32 rev_level;
	__le16 def_resuid;
	__le16 def_resgid;
	__le32 first_ino;
	__le16 inode_size;
	__le16 block_group_nr;
	__le32 feature_compat;
	__le32 feature_incompat;
	__le32 feature_ro_compat;
	__u8 uuid[16];
	char volume_name[16];
	char last_mounted[64];
	__le32 algorithm_usage_bitmap;
	__u8 prealloc_blocks;
	__u8 prealloc_dir_blocks;
	__le16 reserved_gdt_blocks;
	__u8 journal_uuid[16];
	__le32 journal_inum;
	__le32 journal_dev;
	__le32 last_orphan;
	__le32 hash_seed[4];
	__u8 def_hash_version;
	__u8 jnl_backup_type;
	__le16 desc_size;
	__le32 default_mount_opts;
	__le32 first_meta_bg;
	__le32 mkfs_time;
	__le32 jnl_blocks[17];
	__le32 blocks_count_hi;
	__le32 r_blocks_count_hi;
	__le32 free_blocks_count_hi;
	__le16 min_extra_isize;
	__le16 want_extra_isize;
	__le32 flags;
	__le16 raid_stride;
	__le16 mmp_update_interval;
	__le64 mmp_block;
	__le32 raid_stripe_width;
	__u8 log_groups_per_flex;
	__u8 checksum_type;
	__u8 encryption_level;
	__u8 reserved_pad;
	__le64 kbytes_written;
	__le32 snapshot_inum;
	__le32 snapshot_id;
	__le64 snapshot_r_blocks_count;
	__le32 snapshot_list;
	__le32 error_count;
	__le32 first_error_time;
	__le32 first_error_ino;
	__le64 first_error_block;
	__u8 first_error_func[32];
	__le32 first_error_line;
	__le32 last_error_time;
	__le32 last_error_ino;
	__le32 last_error_line;
	__le64 last_error_block;
	__u8 last_error_func[32];
	__u8 mount_opts[64];
	__le32 usr_quota_inum;
	__le32 grp_quota_inum;
	__le32 overhead_blocks;
	__le32 backup_bgs[2];
	__u8 encrypt_algos[4];
	__u8 encrypt_pw_salt[16];
	__le32 lpf_ino;
	__le32 prj_quota_inum;
	__le32 checksum_seed;
	__u8 wtime_hi;
	__u8 mtime_hi;
	__u8 mkfs_time_hi;
	__u8 lastcheck_hi;
	__u8 first_error_time_hi;
	__u8 last_error_time_hi;
	__u8 first_error_errcode;
	__u8 last_error_errcode;
	__le16 encoding;
	__le16 encoding_flags;
	__le32 orphan_file_inum;
	__le32 reserved[94];
	__le32 checksum;
} __attribute__((packed));

static inline uint64_t ext4_blocks(uint32_t lo, uint32_t hi, uint32_t incompat)
{
	return incompat & EXT4_INCOMPAT_64BIT ? lo | (uint64_t)hi << 32 : lo;
}

/* One bit of those of 64 to 1024. */
static inline bool ext4_desc_size_right(uint32_t size, uint32_t incompat)
{
	return !(incompat & EXT4_INCOMPAT_64BIT) ||
	       ((size & (size - 1)) == 0 && (size & 0x7c0) != 0);
}

/*
 * As many groups as the inodes fill have room for the blocks, and one group less
 * does not. Counted from the inodes, for then no product needs more than 64 bits;
 * what is left of too little room is a number with the top bit. There is a group,
 * for which no blocks are too few, and so is one less than none.
 */
static inline bool ext4_has_inodes(uint64_t blocks, uint32_t blocks_per_group,
				   uint32_t inodes, uint32_t per_group)
{
	const uint64_t groups = inodes / per_group;

	return groups && inodes % per_group == 0 &&
	       groups * blocks_per_group - blocks < blocks_per_group;
}

static inline bool ext4_checksum_right(untrusted_bytes super)
{
	const size_t own = offsetof(struct ext4_wire, checksum);
	struct reader r;
	untrusted_le32 sent;

	return reader_init(&r, super) && reader_skip(&r, own) &&
	       reader_get(le32, &r, &sent) &&
	       !validate_equal(le32, sent, disk_crc32c(~0u, super.ptr, own));
}

#define EXT4_REST "history, or judged by whoever needs it"

#define EXT4(FIELD, CHECK, ...)                                               \
	FIELD(le32, inodes_count, ANY)                                        \
	FIELD(le32, blocks_count_lo, ANY)                                     \
	FIELD(le32, r_blocks_lo, ANY)                                         \
	FIELD(le32, free_blocks_lo, ANY)                                      \
	FIELD(le32, free_inodes, ANY)                                         \
	FIELD(le32, first_data_block, ANY)                                    \
	FIELD(le32, log_block_size, MAX(6))                                   \
	CHECK(first_data_block, first_data_block == (log_block_size == 0),    \
	      "the first block is the one with the superblock")               \
	FIELD(le32, log_cluster_size, RANGE(log_block_size, 20))              \
	FIELD(le32, blocks_per_group, ALIGNED(8, 8, 8192u << log_block_size)) \
	FIELD(le32, clusters_per_group, ANY)                                  \
	FIELD(le32, inodes_per_group, RANGE(1, 524288))                       \
	FIELD(u8, mtime, IGNORE_TO(wtime, EXT4_REST))                         \
	FIELD(le16, mnt_count, ANY)                                           \
	FIELD(le16, max_mnt_count, ANY)                                       \
	FIELD(le16, magic, EQUAL(0xef53))                                     \
	FIELD(le16, state, FLAGS(0x7))                                        \
	FIELD(le16, errors, RANGE(1, 3))                                      \
	FIELD(u8, minor_rev_level, IGNORE_TO(checkinterval, EXT4_REST))       \
	FIELD(le32, creator_os, MAX(4))                                       \
	FIELD(le32, rev_level, EQUAL(1))                                      \
	FIELD(u8, def_resuid, IGNORE_TO(def_resgid, EXT4_REST))               \
	FIELD(le32, first_ino, MIN(11))                                       \
	FIELD(le16, inode_size, POWER_OF_TWO(128, 4096))                      \
	CHECK(inode_size, inode_size <= 1024u << log_block_size,              \
	      "an inode fits a block")                                        \
	FIELD(le16, block_group_nr, ANY)                                      \
	FIELD(le32, feature_compat, ANY)                                      \
	FIELD(le32, feature_incompat, FLAGS(EXT4_INCOMPAT_KNOWN))             \
	FIELD(le32, feature_ro_compat, ANY)                                   \
	FIELD(u8, uuid, BYTES(16))                                            \
	FIELD(char, volume_name, BYTES(16))                                   \
	FIELD(u8, last_mounted, IGNORE_TO(jnl_backup_type, EXT4_REST))        \
	FIELD(le16, desc_size, ANY)                                           \
	FIELD(u8, default_mount_opts, IGNORE_TO(jnl_blocks, EXT4_REST))       \
	FIELD(le32, blocks_count_hi, ANY)                                     \
	CHECK(blocks_count_lo,                                                \
	      ext4_blocks(blocks_count_lo, blocks_count_hi,                   \
			  feature_incompat) <= ctx->sectors >>                \
		      (log_block_size + 1),                                   \
	      "the blocks are on the disk")                                   \
	CHECK(desc_size, ext4_desc_size_right(desc_size, feature_incompat),   \
	      "a group's descriptor has a size that exists")                  \
	CHECK(inodes_count,                                                   \
	      ext4_has_inodes(ext4_blocks(blocks_count_lo, blocks_count_hi,   \
					  feature_incompat) -                 \
				      first_data_block,                       \
			      blocks_per_group, inodes_count,                 \
			      inodes_per_group),                              \
	      "each group has its inodes, and no more")                       \
	FIELD(u8, r_blocks_count_hi, IGNORE_TO(raid_stripe_width, EXT4_REST)) \
	FIELD(u8, log_groups_per_flex, MAX(31))                               \
	FIELD(u8, checksum_type, ANY)                                         \
	FIELD(u8, encryption_level, IGNORE_TO(reserved, EXT4_REST))           \
	FIELD(le32, checksum, IGNORE("the last condition reads it"))          \
	CHECK(checksum_type,                                                  \
	      !(feature_ro_compat & EXT4_CSUM) ||                             \
		      checksum_type == EXT4_CRC32C,                           \
	      "the checksum is a CRC32C")                                     \
	CHECK(checksum,                                                       \
	      !(feature_ro_compat & EXT4_CSUM) ||                             \
		      ext4_checksum_right(untrusted_self()),                  \
	      "the superblock is as it was written")
UNTRUSTED_SCHEMA(ext4, struct ext4_wire, EXT4, disk, ERRNO(EUCLEAN));

#endif
