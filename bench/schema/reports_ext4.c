// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ext4 superblock, saying which rule was broken. */
#include "ext4_parts.h"
#include "hand.h"
#include "reports.h"

#define AT(field, rule) HAND_FIELD(ext4, field, HAND_##rule)
#define CONDITION(field, number) \
	HAND_FIELD(ext4, field, HAND_CONDITION + (number))

/* Every power of two from the least to the greatest. */
#define INODE_SIZES (2 * HAND_EXT4_INODE_SIZE_MAX - HAND_EXT4_INODE_SIZE_MIN)
#define DESC_SIZES (2 * HAND_EXT4_DESC_SIZE_MAX - HAND_EXT4_DESC_SIZE_MIN)

/* 0, or where and what is wrong. */
static inline uint32_t wrong_fields(const struct hand_ext4_wire *raw)
{
	uint32_t blocks_per_group = le32toh(raw->blocks_per_group);
	uint32_t inode_size = le16toh(raw->inode_size), at;

	hand_next(at, AT(inodes_count, MIN));
	if (!raw->inodes_count)
		return at;
	hand_next(at, AT(first_data_block, MAX));
	if (le32toh(raw->first_data_block) > 1)
		return at;
	hand_next(at, AT(log_block_size, MAX));
	if (le32toh(raw->log_block_size) > HAND_EXT4_LOG_BLOCK_SIZE_MAX)
		return at;
	hand_next(at, AT(log_cluster_size, MAX));
	if (le32toh(raw->log_cluster_size) > HAND_EXT4_LOG_CLUSTER_SIZE_MAX)
		return at;
	hand_next(at, AT(blocks_per_group, RANGE));
	if (blocks_per_group - HAND_EXT4_BLOCKS_PER_GROUP_MIN >
	    HAND_EXT4_BLOCKS_PER_GROUP_MAX - HAND_EXT4_BLOCKS_PER_GROUP_MIN)
		return at;
	hand_next(at, AT(blocks_per_group, MULTIPLE));
	if (blocks_per_group % HAND_EXT4_BLOCKS_PER_GROUP_UNIT)
		return at;
	hand_next(at, AT(inodes_per_group, RANGE));
	if (le32toh(raw->inodes_per_group) - 1 >=
	    HAND_EXT4_INODES_PER_GROUP_MAX)
		return at;
	hand_next(at, AT(magic, EQUAL));
	if (le16toh(raw->magic) != HAND_EXT4_MAGIC)
		return at;
	hand_next(at, AT(state, FLAGS));
	if (le16toh(raw->state) & ~HAND_EXT4_STATES)
		return at;
	hand_next(at, AT(errors, RANGE));
	if (le16toh(raw->errors) - 1u >= HAND_EXT4_ERRORS_MAX)
		return at;
	hand_next(at, AT(creator_os, MAX));
	if (le32toh(raw->creator_os) > HAND_EXT4_CREATOR_OS_MAX)
		return at;
	hand_next(at, AT(rev_level, EQUAL));
	if (le32toh(raw->rev_level) != HAND_EXT4_REV_LEVEL)
		return at;
	hand_next(at, AT(first_ino, MIN));
	if (le32toh(raw->first_ino) < HAND_EXT4_FIRST_INO_MIN)
		return at;
	hand_next(at, AT(inode_size, POWER_OF_TWO));
	if (inode_size & (inode_size - 1) || !(inode_size & INODE_SIZES))
		return at;
	hand_next(at, AT(feature_incompat, FLAGS));
	if (le32toh(raw->feature_incompat) & ~HAND_EXT4_INCOMPAT)
		return at;
	hand_next(at, AT(log_groups_per_flex, MAX));
	if (raw->log_groups_per_flex > HAND_EXT4_LOG_GROUPS_PER_FLEX_MAX)
		return at;
	return 0;
}

static inline uint32_t wrong_conditions(const struct hand_ext4_wire *raw,
					const struct hand_disk *ctx)
{
	uint32_t log_block = le32toh(raw->log_block_size);
	uint32_t first = le32toh(raw->first_data_block);
	uint32_t blocks_per_group = le32toh(raw->blocks_per_group);
	uint32_t inodes = le32toh(raw->inodes_count);
	uint32_t per_group = le32toh(raw->inodes_per_group);
	uint32_t desc_size = le16toh(raw->desc_size), block, at;
	uint64_t blocks = le32toh(raw->blocks_count_lo);
	bool wide = le32toh(raw->feature_incompat) & HAND_EXT4_INCOMPAT_64BIT;

	hand_next(at, CONDITION(first_data_block, 0));
	if (first != !log_block)
		return at;
	hand_next(at, CONDITION(log_cluster_size, 1));
	if (le32toh(raw->log_cluster_size) < log_block)
		return at;
	block = 1024u << log_block;
	hand_next(at, CONDITION(blocks_per_group, 2));
	if (blocks_per_group > 8 * block)
		return at;
	hand_next(at, CONDITION(inode_size, 3));
	if (le16toh(raw->inode_size) > block)
		return at;
	if (wide)
		blocks |= (uint64_t)le32toh(raw->blocks_count_hi) << 32;
	hand_next(at, CONDITION(blocks_count_lo, 4));
	if (blocks <= first || blocks > ctx->sectors >> (log_block + 1))
		return at;
	hand_next(at, CONDITION(desc_size, 5));
	if (wide && (desc_size & (desc_size - 1) || !(desc_size & DESC_SIZES)))
		return at;
	hand_next(at, CONDITION(inodes_count, 6));
	if (inodes % per_group ||
	    (uint64_t)(inodes / per_group) * blocks_per_group -
			    (blocks - first) >=
		    blocks_per_group)
		return at;
	hand_next(at, CONDITION(checksum, 7));
	if (le32toh(raw->feature_ro_compat) & HAND_EXT4_RO_COMPAT_CSUM &&
	    !hand_ext4_checksum_right(raw))
		return at;
	return 0;
}

int hand_ext4_reports(const struct hand_ext4_wire *raw,
		      const struct hand_disk *ctx, struct hand_ext4 *out,
		      struct hand_error *error)
{
	uint32_t at = wrong_fields(raw);

	if (!at)
		at = wrong_conditions(raw, ctx);
	if (at)
		return hand_report(error, at, -EUCLEAN);
	hand_forget(raw);
	hand_ext4_store(raw, out);
	return 0;
}
