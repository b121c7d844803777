/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* What any validator of the ext4 superblock does in one way only. */
#ifndef BENCH_SCHEMA_EXT4_PARTS_H
#define BENCH_SCHEMA_EXT4_PARTS_H

#include <endian.h>
#include <stdbool.h>
#include <string.h>

#include "crc.h"
#include "ext4.h"

/* Only with METADATA_CSUM. */
static inline bool hand_ext4_checksum_right(const struct hand_ext4_wire *raw)
{
	return raw->checksum_type == HAND_EXT4_CHECKSUM_CRC32C &&
	       bench_crc32c(~0u, raw,
			    offsetof(struct hand_ext4_wire, checksum)) ==
		       le32toh(raw->checksum);
}

static inline bool hand_is_power_of_2(uint32_t v)
{
	return v && !(v & (v - 1));
}

static inline void hand_ext4_store(const struct hand_ext4_wire *restrict raw,
				   struct hand_ext4 *restrict out)
{
	out->inodes_count = le32toh(raw->inodes_count);
	out->blocks_count_lo = le32toh(raw->blocks_count_lo);
	out->r_blocks_lo = le32toh(raw->r_blocks_lo);
	out->free_blocks_lo = le32toh(raw->free_blocks_lo);
	out->free_inodes = le32toh(raw->free_inodes);
	out->first_data_block = le32toh(raw->first_data_block);
	out->log_block_size = le32toh(raw->log_block_size);
	out->log_cluster_size = le32toh(raw->log_cluster_size);
	out->blocks_per_group = le32toh(raw->blocks_per_group);
	out->clusters_per_group = le32toh(raw->clusters_per_group);
	out->inodes_per_group = le32toh(raw->inodes_per_group);
	out->mnt_count = le16toh(raw->mnt_count);
	out->max_mnt_count = le16toh(raw->max_mnt_count);
	out->state = le16toh(raw->state);
	out->errors = le16toh(raw->errors);
	out->creator_os = le32toh(raw->creator_os);
	out->first_ino = le32toh(raw->first_ino);
	out->inode_size = le16toh(raw->inode_size);
	out->block_group_nr = le16toh(raw->block_group_nr);
	out->feature_compat = le32toh(raw->feature_compat);
	out->feature_incompat = le32toh(raw->feature_incompat);
	out->feature_ro_compat = le32toh(raw->feature_ro_compat);
	memcpy(out->uuid, raw->uuid, sizeof(out->uuid));
	memcpy(out->volume_name, raw->volume_name, sizeof(out->volume_name));
	out->desc_size = le16toh(raw->desc_size);
	out->blocks_count_hi = le32toh(raw->blocks_count_hi);
	out->log_groups_per_flex = raw->log_groups_per_flex;
	out->checksum_type = raw->checksum_type;
}

#endif
