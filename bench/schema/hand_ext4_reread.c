// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ext4 superblock: checks on it; what is stored is read again. */
#include "ext4_parts.h"
#include "hand.h"

static inline bool fields_right(const struct hand_ext4_wire *raw)
{
	uint32_t per_group = le32toh(raw->blocks_per_group);
	uint32_t inode_size = le16toh(raw->inode_size);

	return raw->inodes_count && le32toh(raw->first_data_block) <= 1 &&
	       le32toh(raw->log_block_size) <= HAND_EXT4_LOG_BLOCK_SIZE_MAX &&
	       le32toh(raw->log_cluster_size) <=
		       HAND_EXT4_LOG_CLUSTER_SIZE_MAX &&
	       per_group >= HAND_EXT4_BLOCKS_PER_GROUP_MIN &&
	       per_group <= HAND_EXT4_BLOCKS_PER_GROUP_MAX &&
	       per_group % HAND_EXT4_BLOCKS_PER_GROUP_UNIT == 0 &&
	       le32toh(raw->inodes_per_group) - 1 <
		       HAND_EXT4_INODES_PER_GROUP_MAX &&
	       le16toh(raw->magic) == HAND_EXT4_MAGIC &&
	       !(le16toh(raw->state) & ~HAND_EXT4_STATES) &&
	       le16toh(raw->errors) >= HAND_EXT4_ERRORS_MIN &&
	       le16toh(raw->errors) <= HAND_EXT4_ERRORS_MAX &&
	       le32toh(raw->creator_os) <= HAND_EXT4_CREATOR_OS_MAX &&
	       le32toh(raw->rev_level) == HAND_EXT4_REV_LEVEL &&
	       le32toh(raw->first_ino) >= HAND_EXT4_FIRST_INO_MIN &&
	       inode_size >= HAND_EXT4_INODE_SIZE_MIN &&
	       inode_size <= HAND_EXT4_INODE_SIZE_MAX &&
	       hand_is_power_of_2(inode_size) &&
	       !(le32toh(raw->feature_incompat) & ~HAND_EXT4_INCOMPAT) &&
	       raw->log_groups_per_flex <= HAND_EXT4_LOG_GROUPS_PER_FLEX_MAX;
}

static inline bool sizes_right(const struct hand_ext4_wire *raw)
{
	uint32_t log_block = le32toh(raw->log_block_size);
	uint32_t block = 1024u << log_block;

	return le32toh(raw->first_data_block) == (log_block == 0) &&
	       le32toh(raw->log_cluster_size) >= log_block &&
	       le32toh(raw->blocks_per_group) <= 8 * block &&
	       le16toh(raw->inode_size) <= block;
}

static inline bool desc_size_right(const struct hand_ext4_wire *raw)
{
	uint32_t size = le16toh(raw->desc_size);

	return size >= HAND_EXT4_DESC_SIZE_MIN &&
	       size <= HAND_EXT4_DESC_SIZE_MAX && hand_is_power_of_2(size);
}

/* Exact: a product of 64 bits may wrap, so the groups are counted from it. */
static inline bool inodes_right(const struct hand_ext4_wire *raw,
				uint64_t data_blocks)
{
	uint32_t per_group = le32toh(raw->blocks_per_group);
	uint64_t groups = (data_blocks + per_group - 1) / per_group, inodes;

	return !__builtin_mul_overflow(groups, le32toh(raw->inodes_per_group),
				       &inodes) &&
	       inodes == le32toh(raw->inodes_count);
}

static inline bool blocks_right(const struct hand_ext4_wire *raw,
				const struct hand_disk *ctx)
{
	uint64_t blocks = le32toh(raw->blocks_count_lo);
	uint32_t first = le32toh(raw->first_data_block);

	if (le32toh(raw->feature_incompat) & HAND_EXT4_INCOMPAT_64BIT) {
		blocks |= (uint64_t)le32toh(raw->blocks_count_hi) << 32;
		if (!desc_size_right(raw))
			return false;
	}
	return blocks > first &&
	       blocks <= ctx->sectors >> (le32toh(raw->log_block_size) + 1) &&
	       inodes_right(raw, blocks - first);
}

int hand_ext4_reread(const struct hand_ext4_wire *raw,
		     const struct hand_disk *ctx, struct hand_ext4 *out)
{
	if (!fields_right(raw) || !sizes_right(raw) || !blocks_right(raw, ctx))
		return -EUCLEAN;
	if (le32toh(raw->feature_ro_compat) & HAND_EXT4_RO_COMPAT_CSUM &&
	    !hand_ext4_checksum_right(raw))
		return -EUCLEAN;
	hand_forget(raw);
	hand_ext4_store(raw, out);
	return 0;
}
