// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ext4 superblock: loads once; conditions from values in registers. */
#include "ext4_parts.h"
#include "hand.h"

/* Every power of two from the least to the greatest. */
#define INODE_SIZES (2 * HAND_EXT4_INODE_SIZE_MAX - HAND_EXT4_INODE_SIZE_MIN)
#define DESC_SIZES (2 * HAND_EXT4_DESC_SIZE_MAX - HAND_EXT4_DESC_SIZE_MIN)

/* The fields that no condition asks for. */
static inline int check_lone(const struct hand_ext4_wire *raw)
{
	if (le16toh(raw->magic) != HAND_EXT4_MAGIC)
		return -EUCLEAN;
	if (le16toh(raw->state) & ~HAND_EXT4_STATES)
		return -EUCLEAN;
	if ((uint16_t)(le16toh(raw->errors) - HAND_EXT4_ERRORS_MIN) >
	    HAND_EXT4_ERRORS_MAX - HAND_EXT4_ERRORS_MIN)
		return -EUCLEAN;
	if (le32toh(raw->creator_os) > HAND_EXT4_CREATOR_OS_MAX)
		return -EUCLEAN;
	if (le32toh(raw->rev_level) != HAND_EXT4_REV_LEVEL)
		return -EUCLEAN;
	if (le32toh(raw->first_ino) < HAND_EXT4_FIRST_INO_MIN)
		return -EUCLEAN;
	if (raw->log_groups_per_flex > HAND_EXT4_LOG_GROUPS_PER_FLEX_MAX)
		return -EUCLEAN;
	return 0;
}

/* The lower bounds of fields follow from what is asked of them below. */
static inline int check_geometry(const struct hand_ext4_wire *raw,
				 uint32_t log_block, uint32_t blocks_per_group)
{
	uint32_t inode_size = le16toh(raw->inode_size);
	uint32_t log_cluster = le32toh(raw->log_cluster_size);

	if (log_block > HAND_EXT4_LOG_BLOCK_SIZE_MAX)
		return -EUCLEAN;
	if (le32toh(raw->first_data_block) != !log_block)
		return -EUCLEAN;
	if (log_cluster < log_block ||
	    log_cluster > HAND_EXT4_LOG_CLUSTER_SIZE_MAX)
		return -EUCLEAN;
	/* 8 << 10 << 6 is the greatest allowed of all */
	if (!blocks_per_group || blocks_per_group > 8192u << log_block ||
	    blocks_per_group % HAND_EXT4_BLOCKS_PER_GROUP_UNIT)
		return -EUCLEAN;
	if (inode_size & (inode_size - 1) || !(inode_size & INODE_SIZES) ||
	    inode_size > 1024u << log_block)
		return -EUCLEAN;
	return 0;
}

/*
 * What 32-bit counts make fits 64 bits; a product of groups may not. No inodes
 * make room for no blocks, but there is at least one.
 */
static inline int check_inodes(const struct hand_ext4_wire *raw,
			       uint64_t data_blocks, uint32_t blocks_per_group)
{
	uint32_t inodes = le32toh(raw->inodes_count);
	uint32_t per_group = le32toh(raw->inodes_per_group);
	uint64_t capacity;

	if (per_group - 1 >= HAND_EXT4_INODES_PER_GROUP_MAX ||
	    inodes % per_group)
		return -EUCLEAN;
	capacity = (uint64_t)(inodes / per_group) * blocks_per_group;
	if (capacity - data_blocks >= blocks_per_group)
		return -EUCLEAN;
	return 0;
}

int hand_ext4_apart(const struct hand_ext4_wire *raw,
		    const struct hand_disk *ctx, struct hand_ext4 *out)
{
	uint64_t blocks = le32toh(raw->blocks_count_lo);
	uint32_t incompat = le32toh(raw->feature_incompat);
	uint32_t log_block = le32toh(raw->log_block_size);
	uint32_t blocks_per_group = le32toh(raw->blocks_per_group);

	if (check_lone(raw) || incompat & ~HAND_EXT4_INCOMPAT)
		return -EUCLEAN;
	if (check_geometry(raw, log_block, blocks_per_group))
		return -EUCLEAN;
	if (incompat & HAND_EXT4_INCOMPAT_64BIT) {
		uint32_t desc_size = le16toh(raw->desc_size);

		blocks |= (uint64_t)le32toh(raw->blocks_count_hi) << 32;
		if (desc_size & (desc_size - 1) || !(desc_size & DESC_SIZES))
			return -EUCLEAN;
	}
	if (blocks <= !log_block || blocks > ctx->sectors >> (log_block + 1))
		return -EUCLEAN;
	if (check_inodes(raw, blocks - !log_block, blocks_per_group))
		return -EUCLEAN;
	if (le32toh(raw->feature_ro_compat) & HAND_EXT4_RO_COMPAT_CSUM &&
	    !hand_ext4_checksum_right(raw))
		return -EUCLEAN;
	hand_forget(raw);
	hand_ext4_store(raw, out);
	return 0;
}
