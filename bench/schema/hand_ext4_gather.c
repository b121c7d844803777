// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ext4 superblock: what is wrong is gathered, and decided once. */
#include "ext4_parts.h"
#include "hand.h"

static inline uint32_t bad_fields(const struct hand_ext4_wire *raw)
{
	uint32_t bad;

	bad = le16toh(raw->magic) ^ HAND_EXT4_MAGIC;
	bad |= le16toh(raw->state) & ~HAND_EXT4_STATES;
	bad |= le32toh(raw->rev_level) ^ HAND_EXT4_REV_LEVEL;
	bad |= le32toh(raw->first_data_block) & ~1u;
	bad |= le32toh(raw->feature_incompat) & ~HAND_EXT4_INCOMPAT;
	bad |= le32toh(raw->blocks_per_group) % HAND_EXT4_BLOCKS_PER_GROUP_UNIT;
	bad |= raw->log_groups_per_flex & ~HAND_EXT4_LOG_GROUPS_PER_FLEX_MAX;
	return bad;
}

static inline bool ranges_right(const struct hand_ext4_wire *raw)
{
	uint32_t inode_size = le16toh(raw->inode_size);

	return raw->inodes_count &&
	       le32toh(raw->log_block_size) <= HAND_EXT4_LOG_BLOCK_SIZE_MAX &&
	       le32toh(raw->log_cluster_size) <=
		       HAND_EXT4_LOG_CLUSTER_SIZE_MAX &&
	       raw->blocks_per_group &&
	       le32toh(raw->inodes_per_group) - 1 <
		       HAND_EXT4_INODES_PER_GROUP_MAX &&
	       le16toh(raw->errors) - 1u < HAND_EXT4_ERRORS_MAX &&
	       le32toh(raw->creator_os) <= HAND_EXT4_CREATOR_OS_MAX &&
	       le32toh(raw->first_ino) >= HAND_EXT4_FIRST_INO_MIN &&
	       inode_size >= HAND_EXT4_INODE_SIZE_MIN &&
	       inode_size <= HAND_EXT4_INODE_SIZE_MAX &&
	       hand_is_power_of_2(inode_size);
}

static inline bool conditions_hold(const struct hand_ext4_wire *raw,
				   uint64_t sectors)
{
	uint32_t log_block = le32toh(raw->log_block_size);
	uint32_t first = le32toh(raw->first_data_block);
	uint32_t per_group = le32toh(raw->blocks_per_group);
	uint32_t desc_size = le16toh(raw->desc_size);
	uint64_t blocks = le32toh(raw->blocks_count_lo), groups;

	if (le32toh(raw->feature_incompat) & HAND_EXT4_INCOMPAT_64BIT) {
		blocks += (uint64_t)le32toh(raw->blocks_count_hi) << 32;
		if (desc_size < HAND_EXT4_DESC_SIZE_MIN ||
		    desc_size > HAND_EXT4_DESC_SIZE_MAX ||
		    !hand_is_power_of_2(desc_size))
			return false;
	}
	if (first != !log_block || le32toh(raw->log_cluster_size) < log_block ||
	    per_group > 8192u << log_block ||
	    le16toh(raw->inode_size) > 1024u << log_block)
		return false;
	if (blocks <= first || blocks > sectors >> (log_block + 1))
		return false;
	groups = (blocks - first - 1) / per_group + 1;
	return groups <= UINT32_MAX &&
	       groups * le32toh(raw->inodes_per_group) ==
		       le32toh(raw->inodes_count);
}

int hand_ext4_gather(const struct hand_ext4_wire *raw,
		     const struct hand_disk *ctx, struct hand_ext4 *out)
{
	if (bad_fields(raw) || !ranges_right(raw) ||
	    !conditions_hold(raw, ctx->sectors))
		return -EUCLEAN;
	if (le32toh(raw->feature_ro_compat) & HAND_EXT4_RO_COMPAT_CSUM &&
	    !hand_ext4_checksum_right(raw))
		return -EUCLEAN;
	hand_ext4_store(raw, out);
	return 0;
}
