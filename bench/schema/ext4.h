/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * DOC: the ext4 superblock
 *
 * Each field by its own rule, as the constants below say; then across fields:
 * first_data_block is 1 with blocks of 1024 bytes and else 0; a cluster is at
 * least a block; a group's bitmap fits a block; an inode fits a block; there is
 * more than the first data block, and all blocks are on the disk (the high word
 * counts with 64BIT only); with 64BIT a descriptor's size is a power of two
 * from 64 to 1024; the inodes are exactly those of all groups; with
 * METADATA_CSUM the checksum is of type 1 and is the CRC32C of all before it.
 *
 * Returns 0, or -EUCLEAN; @out is not touched on failure. @raw is private.
 */
#ifndef BENCH_SCHEMA_EXT4_H
#define BENCH_SCHEMA_EXT4_H

#include <stddef.h>
#include <stdint.h>

#include "disk.h"

/* Little endian. */
struct hand_ext4_wire {
	uint32_t inodes_count;
	uint32_t blocks_count_lo;
	uint32_t r_blocks_lo;
	uint32_t free_blocks_lo;
	uint32_t free_inodes;
	uint32_t first_data_block;
	uint32_t log_block_size;
	uint32_t log_cluster_size;
	uint32_t blocks_per_group;
	uint32_t clusters_per_group;
	uint32_t inodes_per_group;
	uint32_t mtime;
	uint32_t wtime;
	uint16_t mnt_count;
	uint16_t max_mnt_count;
	uint16_t magic;
	uint16_t state;
	uint16_t errors;
	uint16_t minor_rev;
	uint32_t lastcheck;
	uint32_t checkinterval;
	uint32_t creator_os;
	uint32_t rev_level;
	uint16_t def_resuid;
	uint16_t def_resgid;
	uint32_t first_ino;
	uint16_t inode_size;
	uint16_t block_group_nr;
	uint32_t feature_compat;
	uint32_t feature_incompat;
	uint32_t feature_ro_compat;
	uint8_t uuid[16];
	uint8_t volume_name[16];
	uint8_t last_mounted[64];
	uint8_t ignored200[54];
	uint16_t desc_size;
	uint8_t ignored256[80];
	uint32_t blocks_count_hi;
	uint8_t ignored340[32];
	uint8_t log_groups_per_flex;
	uint8_t checksum_type;
	uint8_t ignored374[646];
	uint32_t checksum;
};

_Static_assert(sizeof(struct hand_ext4_wire) == 1024, "the superblock's size");
_Static_assert(offsetof(struct hand_ext4_wire, desc_size) == 254, "in place");
_Static_assert(offsetof(struct hand_ext4_wire, blocks_count_hi) == 336, "too");
_Static_assert(offsetof(struct hand_ext4_wire, checksum_type) == 373, "too");

#define HAND_EXT4_LOG_BLOCK_SIZE_MAX 6
#define HAND_EXT4_LOG_CLUSTER_SIZE_MAX 20
#define HAND_EXT4_BLOCKS_PER_GROUP_MIN 8
#define HAND_EXT4_BLOCKS_PER_GROUP_MAX 524288
#define HAND_EXT4_BLOCKS_PER_GROUP_UNIT 8
#define HAND_EXT4_INODES_PER_GROUP_MAX 524288
#define HAND_EXT4_MAGIC 0xef53
#define HAND_EXT4_STATES 0x7
#define HAND_EXT4_ERRORS_MIN 1
#define HAND_EXT4_ERRORS_MAX 3
#define HAND_EXT4_CREATOR_OS_MAX 4
#define HAND_EXT4_REV_LEVEL 1
#define HAND_EXT4_FIRST_INO_MIN 11
#define HAND_EXT4_INODE_SIZE_MIN 128
#define HAND_EXT4_INODE_SIZE_MAX 4096
#define HAND_EXT4_DESC_SIZE_MIN 64
#define HAND_EXT4_DESC_SIZE_MAX 1024
#define HAND_EXT4_INCOMPAT 0x1f7d6
#define HAND_EXT4_INCOMPAT_64BIT 0x80
#define HAND_EXT4_RO_COMPAT_CSUM 0x400
#define HAND_EXT4_LOG_GROUPS_PER_FLEX_MAX 31
#define HAND_EXT4_CHECKSUM_CRC32C 1

struct hand_ext4 {
	uint32_t inodes_count;
	uint32_t blocks_count_lo;
	uint32_t r_blocks_lo;
	uint32_t free_blocks_lo;
	uint32_t free_inodes;
	uint32_t first_data_block;
	uint32_t log_block_size;
	uint32_t log_cluster_size;
	uint32_t blocks_per_group;
	uint32_t clusters_per_group;
	uint32_t inodes_per_group;
	uint16_t mnt_count;
	uint16_t max_mnt_count;
	uint16_t state;
	uint16_t errors;
	uint32_t creator_os;
	uint32_t first_ino;
	uint16_t inode_size;
	uint16_t block_group_nr;
	uint32_t feature_compat;
	uint32_t feature_incompat;
	uint32_t feature_ro_compat;
	uint8_t uuid[16];
	uint8_t volume_name[16];
	uint16_t desc_size;
	uint32_t blocks_count_hi;
	uint8_t log_groups_per_flex;
	uint8_t checksum_type;
};

typedef int hand_ext4_fn(const struct hand_ext4_wire *raw,
			 const struct hand_disk *ctx, struct hand_ext4 *out);

/* Checks on the superblock; what is stored is read again. */
hand_ext4_fn hand_ext4_reread;
/* What the checks need is loaded once; conditions from values in registers. */
hand_ext4_fn hand_ext4_locals;
/* As locals, but what is stored is read again. */
hand_ext4_fn hand_ext4_apart;
/* What is wrong is gathered, and decided once before the conditions. */
hand_ext4_fn hand_ext4_gather;
/* As reread, each refusal unlikely and alone. */
hand_ext4_fn hand_ext4_unlikely;

#endif
