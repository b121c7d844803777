// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/ext4.h"
#include "agree_disk.h"

/* As <ext2fs/ext2fs.h> says it, which has macros of the names of ext4.h. */
uint32_t ext2fs_crc32c_le(uint32_t crc, const unsigned char *p, size_t n);

uint32_t disk_crc32c(uint32_t crc, const untrusted_u8 *p, size_t n)
{
	return ext2fs_crc32c_le(crc, (const void *)p, n);
}

#define AT(member) offsetof(struct ext4_wire, member)

static void repair(struct agree_message *m, struct agree_random *r)
{
	(void)r;
	if (m->n < sizeof(struct ext4_wire))
		return;
	agree_put(m, AT(checksum), 4,
		  ext2fs_crc32c_le(~0u, m->p, AT(checksum)));
}

/* Blocks, groups and inodes that fit each other. */
static void put_geometry(struct agree_message *m, struct agree_random *r,
			 uint32_t log_block, bool is_64bit)
{
	uint32_t most = 1024 << log_block;
	uint32_t per_group = 8 * agree_size(r, 10 + log_block);
	uint32_t inodes = agree_size(r, 19), first = log_block == 0;
	uint64_t groups = 1 + agree_below(r, UINT32_MAX / inodes), blocks;

	if (!is_64bit && groups > UINT32_MAX / per_group)
		groups = UINT32_MAX / per_group;
	if (agree_below(r, 2))
		groups = agree_size(r, 3);
	blocks = first + groups * per_group;
	blocks -= agree_below(r, 2) ? agree_below(r, per_group) : 0;
	m->ctx[0] = blocks * (most / 512) + agree_below(r, 2);
	agree_put(m, AT(blocks_count_lo), 4, blocks);
	if (is_64bit)
		agree_put(m, AT(blocks_count_hi), 4, blocks >> 32);
	agree_put(m, AT(inodes_count), 4, groups * inodes);
	agree_put(m, AT(first_data_block), 4, first);
	agree_put(m, AT(blocks_per_group), 4, per_group);
	agree_put(m, AT(inodes_per_group), 4, inodes);
	agree_put(m, AT(inode_size), 2, 128 << agree_below(r, 4));
}

static void make(struct agree_message *m, struct agree_random *r)
{
	uint32_t log_block = agree_below(r, 7);
	bool is_64bit = agree_below(r, 2);

	agree_random_bytes(m, r, sizeof(struct ext4_wire));
	put_geometry(m, r, log_block, is_64bit);
	agree_put(m, AT(log_block_size), 4, log_block);
	agree_put(m, AT(log_cluster_size), 4,
		  log_block + agree_below(r, 21 - log_block));
	agree_put(m, AT(magic), 2, 0xef53);
	agree_put(m, AT(state), 2, agree_below(r, 8));
	agree_put(m, AT(errors), 2, 1 + agree_below(r, 3));
	agree_put(m, AT(creator_os), 4, agree_below(r, 5));
	agree_put(m, AT(rev_level), 4, 1);
	agree_put(m, AT(first_ino), 4, 11 + agree_below(r, 100));
	agree_put(m, AT(feature_incompat), 4,
		  (agree_random64(r) & EXT4_INCOMPAT_KNOWN &
		   ~EXT4_INCOMPAT_64BIT) |
			  (is_64bit ? EXT4_INCOMPAT_64BIT : 0));
	agree_put(m, AT(desc_size), 2, 64 << agree_below(r, 5));
	agree_put(m, AT(log_groups_per_flex), 1, agree_below(r, 32));
	agree_put(m, AT(checksum_type), 1, agree_below(r, 8) ? 1 : 0);
	repair(m, r);
}

/*
 * A disk that a file can be, and what libext2fs wants, too: features it has heard
 * of, clusters of one block, no room for descriptors to come, no journal or other
 * host to look for; and text.
 */
static void complete(struct agree_message *m, struct agree_random *r)
{
	uint8_t *p = m->p;

	while (m->ctx[0] >> 54) {
		m->n = 0;
		make(m, r);
	}
	for (size_t i = 0; i < sizeof(((struct ext4_wire *)0)->volume_name);
	     i++)
		p[AT(volume_name) + i] = 'a' + p[AT(volume_name) + i] % 26;
	memset(p + AT(last_mounted), 0, 64);
	memset(p + AT(mount_opts), 0, 64);
	agree_put(m, AT(feature_compat), 4,
		  le32(p + AT(feature_compat)) & 0x238);
	agree_put(m, AT(feature_incompat), 4,
		  le32(p + AT(feature_incompat)) & 0x1e6d2);
	agree_put(m, AT(feature_ro_compat), 4,
		  le32(p + AT(feature_ro_compat)) & 0x547b);
	agree_put(m, AT(log_cluster_size), 4, le32(p + AT(log_block_size)));
	agree_put(m, AT(clusters_per_group), 4, le32(p + AT(blocks_per_group)));
	agree_put(m, AT(reserved_gdt_blocks), 2, 0);
	agree_put(m, AT(first_meta_bg), 4, 0);
	repair(m, r);
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	uint8_t room[sizeof(struct ext4_wire)];
	const uint8_t *p = agree_whole(m, room, sizeof(room));
	const struct disk disk = agree_disk(m);
	const struct oracle_disk oracle_disk = agree_oracle_disk(&disk);
	struct oracle_ext4 oracle;
	validated_ext4 schema;

	j->oracle =
		oracle_ext4(p, sizeof(room), &oracle_disk, &oracle, &j->where);
	AGREE_STRUCT(j, &schema,
		     ext4_validate((const untrusted_ext4 *)p, &disk, &schema,
				   &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, inodes_count);
	AGREE_VALUE(j, &schema, &oracle, blocks_count_lo);
	AGREE_VALUE(j, &schema, &oracle, r_blocks_lo);
	AGREE_VALUE(j, &schema, &oracle, free_blocks_lo);
	AGREE_VALUE(j, &schema, &oracle, free_inodes);
	AGREE_VALUE(j, &schema, &oracle, first_data_block);
	AGREE_VALUE(j, &schema, &oracle, log_block_size);
	AGREE_VALUE(j, &schema, &oracle, log_cluster_size);
	AGREE_VALUE(j, &schema, &oracle, blocks_per_group);
	AGREE_VALUE(j, &schema, &oracle, clusters_per_group);
	AGREE_VALUE(j, &schema, &oracle, inodes_per_group);
	AGREE_VALUE(j, &schema, &oracle, mnt_count);
	AGREE_VALUE(j, &schema, &oracle, max_mnt_count);
	AGREE_VALUE(j, &schema, &oracle, state);
	AGREE_VALUE(j, &schema, &oracle, errors);
	AGREE_VALUE(j, &schema, &oracle, creator_os);
	AGREE_VALUE(j, &schema, &oracle, first_ino);
	AGREE_VALUE(j, &schema, &oracle, inode_size);
	AGREE_VALUE(j, &schema, &oracle, block_group_nr);
	AGREE_VALUE(j, &schema, &oracle, feature_compat);
	AGREE_VALUE(j, &schema, &oracle, feature_incompat);
	AGREE_VALUE(j, &schema, &oracle, feature_ro_compat);
	AGREE_SAME(j, &schema, &oracle, uuid);
	AGREE_SAME(j, &schema, &oracle, volume_name);
	AGREE_VALUE(j, &schema, &oracle, desc_size);
	AGREE_VALUE(j, &schema, &oracle, blocks_count_hi);
	AGREE_VALUE(j, &schema, &oracle, log_groups_per_flex);
	AGREE_VALUE(j, &schema, &oracle, checksum_type);
}

static const struct agree_spot spots[] = { { AT(inodes_count), 4 },
					   { AT(blocks_count_lo), 4 },
					   { AT(first_data_block), 4 },
					   { AT(log_block_size), 4 },
					   { AT(log_cluster_size), 4 },
					   { AT(blocks_per_group), 4 },
					   { AT(inodes_per_group), 4 },
					   { AT(magic), 2 },
					   { AT(state), 2 },
					   { AT(errors), 2 },
					   { AT(creator_os), 4 },
					   { AT(rev_level), 4 },
					   { AT(first_ino), 4 },
					   { AT(inode_size), 2 },
					   { AT(feature_incompat), 4 },
					   { AT(feature_ro_compat), 4 },
					   { AT(desc_size), 2 },
					   { AT(blocks_count_hi), 4 },
					   { AT(log_groups_per_flex), 1 },
					   { AT(checksum_type), 1 },
					   { AT(checksum), 4 },
					   { 0, 0 } };

static struct agree_format ext4 = {
	.name = "ext4",
	.make = make,
	.repair = repair,
	.complete = complete,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(ext4)
