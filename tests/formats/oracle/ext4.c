// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"
#include <ext2fs/ext2fs.h>

/* Where a size can be held against the size of a block, it is. */
static int geometry_fields(const uint8_t *p, size_t *where)
{
	uint32_t log_block_size = le32(p + 24);
	uint32_t blocks_per_group = le32(p + 32);

	if (log_block_size > 6)
		return bad_disk(where, 24);
	if (le32(p + 20) != (log_block_size == 0))
		return bad_disk(where, ORACLE_NOWHERE);
	if (le32(p + 28) < log_block_size || le32(p + 28) > 20)
		return bad_disk(where, 28);
	if (blocks_per_group < 8 ||
	    blocks_per_group > 8 * (1024u << log_block_size) ||
	    blocks_per_group % 8 != 0)
		return bad_disk(where, 32);
	if (le32(p + 40) < 1 || le32(p + 40) > 524288)
		return bad_disk(where, 40);
	return 0;
}

static int other_fields(const uint8_t *p, size_t *where)
{
	uint16_t inode_size = le16(p + 88);

	if (le16(p + 56) != 0xef53)
		return bad_disk(where, 56);
	if ((le16(p + 58) & ~0x7) != 0)
		return bad_disk(where, 58);
	if (le16(p + 60) < 1 || le16(p + 60) > 3)
		return bad_disk(where, 60);
	if (le32(p + 72) > 4)
		return bad_disk(where, 72);
	if (le32(p + 76) != 1)
		return bad_disk(where, 76);
	if (le32(p + 84) < 11)
		return bad_disk(where, 84);
	if (!power_of_two(inode_size) || inode_size < 128 || inode_size > 4096)
		return bad_disk(where, 88);
	if (inode_size > 1024u << le32(p + 24))
		return bad_disk(where, ORACLE_NOWHERE);
	if ((le32(p + 96) & ~UINT32_C(0x1f7d6)) != 0)
		return bad_disk(where, 96);
	return 0;
}

static void take(const uint8_t *p, struct oracle_ext4 *out)
{
	out->inodes_count = le32(p);
	out->blocks_count_lo = le32(p + 4);
	out->r_blocks_lo = le32(p + 8);
	out->free_blocks_lo = le32(p + 12);
	out->free_inodes = le32(p + 16);
	out->first_data_block = le32(p + 20);
	out->log_block_size = le32(p + 24);
	out->log_cluster_size = le32(p + 28);
	out->blocks_per_group = le32(p + 32);
	out->clusters_per_group = le32(p + 36);
	out->inodes_per_group = le32(p + 40);
	out->mnt_count = le16(p + 52);
	out->max_mnt_count = le16(p + 54);
	out->state = le16(p + 58);
	out->errors = le16(p + 60);
	out->creator_os = le32(p + 72);
	out->first_ino = le32(p + 84);
	out->inode_size = le16(p + 88);
	out->block_group_nr = le16(p + 90);
	out->feature_compat = le32(p + 92);
	out->feature_incompat = le32(p + 96);
	out->feature_ro_compat = le32(p + 100);
	memcpy(out->uuid, p + 104, 16);
	memcpy(out->volume_name, p + 120, 16);
	out->desc_size = le16(p + 254);
	out->blocks_count_hi = le32(p + 336);
	out->log_groups_per_flex = p[372];
	out->checksum_type = p[373];
}

static bool counts_right(const struct oracle_ext4 *ext4,
			 const struct oracle_disk *disk)
{
	bool is_64bit = ext4->feature_incompat & 0x80;
	uint64_t sectors_per_block = (1024u << ext4->log_block_size) / 512;
	uint64_t blocks = ext4->blocks_count_lo, groups;

	if (is_64bit)
		blocks |= (uint64_t)ext4->blocks_count_hi << 32;
	if (blocks <= ext4->first_data_block)
		return false;
	if (blocks > disk->sectors / sectors_per_block)
		return false;
	if (is_64bit && (!power_of_two(ext4->desc_size) ||
			 ext4->desc_size < 64 || ext4->desc_size > 1024))
		return false;
	groups =
		(blocks - ext4->first_data_block - 1) / ext4->blocks_per_group +
		1;
	return ext4->inodes_count % ext4->inodes_per_group == 0 &&
	       ext4->inodes_count / ext4->inodes_per_group == groups;
}

static bool checksum_right(const uint8_t *p, const struct oracle_ext4 *ext4)
{
	if (!(ext4->feature_ro_compat & 0x400))
		return true;
	if (ext4->checksum_type != 1)
		return false;
	return oracle_crc_off ||
	       ext2fs_crc32c_le(~0, p, 1020) == le32(p + 1020);
}

int oracle_ext4(const uint8_t *p, size_t n, const struct oracle_disk *disk,
		struct oracle_ext4 *out, size_t *where)
{
	int err;

	if (n < 1024)
		return bad_disk(where, 0);
	err = geometry_fields(p, where);
	if (!err)
		err = other_fields(p, where);
	if (err)
		return err;
	take(p, out);
	if (!counts_right(out, disk))
		return bad_disk(where, ORACLE_NOWHERE);
	if (out->log_groups_per_flex > 31)
		return bad_disk(where, 372);
	if (!checksum_right(p, out))
		return bad_disk(where, ORACLE_NOWHERE);
	return 0;
}
