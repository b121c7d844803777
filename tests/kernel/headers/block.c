// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* block.h: the guest's disk, of DISK_BYTES, which these tests write over. */
#include <linux/file.h>
#include <linux/vmalloc.h>
#include <untrusted/kernel/block.h>

#include "memory.h"
#include "module.h"

#define DISK "/dev/vda"
#define DISK_BYTES 65536

/* As much of a super block as reading needs. */
static struct file *disk;
static struct super_block *sb;

static bool disk_open(void)
{
	disk = filp_open(DISK, O_RDWR | O_LARGEFILE, 0);
	sb = kzalloc(sizeof(*sb), GFP_KERNEL);
	if (IS_ERR(disk) || !sb) {
		EXPECT(!"a disk");
		if (!IS_ERR(disk))
			fput(disk);
		kfree(sb);
		return false;
	}
	sb->s_bdev = I_BDEV(disk->f_mapping->host);
	sb->s_blocksize = block_size(sb->s_bdev);
	sb->s_blocksize_bits = blksize_bits(sb->s_blocksize);
	return true;
}

static void disk_close(void)
{
	fput(disk);
	kfree(sb);
}

/* What somebody else who holds the device does. */
static void disk_write(loff_t at, const void *bytes, size_t n)
{
	EXPECT_EQ(kernel_write(disk, bytes, n, &at), n);
}

static const u8 eight[] = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef };

TEST(block_fetch_values)
{
	untrusted_le32 le;
	untrusted_be32 be;
	untrusted_be64 wide;

	if (!disk_open())
		return;
	disk_write(3 * sb->s_blocksize + 8, eight, sizeof(eight));
	EXPECT_EQ(block_fetch(le32, sb, 3, 8, &le), 0);
	EXPECT_EQ(validate_any(le32, le), 0x67452301);
	EXPECT_EQ(block_fetch(be32, sb, 3, 8, &be), 0);
	EXPECT_EQ(validate_any(be32, be), 0x01234567);
	EXPECT_EQ(block_fetch(be64, sb, 3, 8, &wide), 0);
	EXPECT_EQ(validate_any(be64, wide), 0x0123456789abcdef);
	disk_close();
}

TEST(block_fetch_bounds)
{
	static const struct {
		s64 block; /* negative: from the end of the device */
		ssize_t offset; /* negative: from the end of the block */
		int ret;
	} rows[] = {
		{ 0, 0, 0 },
		{ -1, 0, 0 },
		{ -1, -4, 0 },
		{ -1, -3, -EUCLEAN },
		{ 0, -3, -EUCLEAN },
		{ 0, -1, -EUCLEAN },
		{ 0, LONG_MAX, -EUCLEAN },
		{ S64_MAX, 0, -EUCLEAN },
		{ DISK_BYTES, 0, -EUCLEAN },
		{ DISK_BYTES / 512, 0, -EUCLEAN },
	};

	if (!disk_open())
		return;
	FOR_EACH_ROW(row, rows)
	{
		untrusted_u32 out = untrusted_mark(u32, 0xa5a5a5a5);
		const u64 block = row->block < 0 ?
					  sb_bdev_nr_blocks(sb) + row->block :
					  row->block;
		const size_t offset = row->offset < 0 ?
					      sb->s_blocksize + row->offset :
					      row->offset;

		EXPECT_EQ(block_fetch(u32, sb, block, offset, &out), row->ret);
		if (row->ret)
			EXPECT_EQ(validate_any(u32, out), 0xa5a5a5a5);
	}
	disk_close();
}

TEST(block_fetch_just_behind)
{
	untrusted_u8 out = untrusted_mark(u8, 0xa5);
	u64 blocks;

	if (!disk_open())
		return;
	blocks = sb_bdev_nr_blocks(sb);
	EXPECT_EQ(blocks * sb->s_blocksize, DISK_BYTES);
	EXPECT_EQ(block_fetch(u8, sb, blocks - 1, sb->s_blocksize - 1, &out),
		  0);
	EXPECT_EQ(block_fetch(u8, sb, blocks, 0, &out), -EUCLEAN);
	EXPECT_EQ(block_fetch(u8, sb, U64_MAX, 0, &out), -EUCLEAN);
	EXPECT_EQ(block_fetch(u8, sb, 0, sb->s_blocksize, &out), -EUCLEAN);
	EXPECT_EQ(block_fetch(u8, sb, 0, SIZE_MAX, &out), -EUCLEAN);
	disk_close();
}

/* What was fetched stays, whatever is written to the device's cache. */
TEST(block_fetch_is_private)
{
	untrusted_le32 before, after;
	const u8 other[] = { 9, 0, 0, 0 };

	if (!disk_open())
		return;
	disk_write(sb->s_blocksize, eight, 4);
	EXPECT_EQ(block_fetch(le32, sb, 1, 0, &before), 0);
	disk_write(sb->s_blocksize, other, 4);
	EXPECT_EQ(block_fetch(le32, sb, 1, 0, &after), 0);
	EXPECT_EQ(validate_any(le32, before), 0x67452301);
	EXPECT_EQ(validate_any(le32, after), 9);
	disk_close();
}

TEST(block_fetch_vec_appends)
{
	struct untrusted_vec vec;
	u8 *buf;
	size_t size;

	if (!disk_open())
		return;
	size = sb->s_blocksize;
	buf = test_guarded(2 * size + 1);
	vec = untrusted_vec((untrusted_u8 *)buf, 2 * size + 1);
	disk_write(2 * size, eight, sizeof(eight));
	EXPECT_EQ(block_fetch_vec(sb, 2, &vec), 0);
	EXPECT_EQ(block_fetch_vec(sb, 2, &vec), 0);
	EXPECT_EQ(vec.len, 2 * size);
	EXPECT(!memcmp(buf, eight, sizeof(eight)));
	EXPECT(!memcmp(buf, buf + size, size));
	EXPECT_EQ(block_fetch_vec(sb, 2, &vec), -E2BIG);
	EXPECT_EQ(vec.len, 2 * size);
	vec.len = 0;
	EXPECT_EQ(block_fetch_vec(sb, sb_bdev_nr_blocks(sb), &vec), -EUCLEAN);
	EXPECT_EQ(vec.len, 0);
	disk_close();
}

TEST(folio_fetch_vec_bounds)
{
	static const struct {
		size_t offset;
		size_t n;
		int ret;
	} rows[] = {
		{ 0, 16, 0 },
		{ PAGE_SIZE - 8, 16, 0 },
		{ 2 * PAGE_SIZE - 16, 16, 0 },
		{ 2 * PAGE_SIZE, 0, 0 },
		{ 0, 17, -E2BIG },
		{ 2 * PAGE_SIZE - 15, 16, -EUCLEAN },
		{ 2 * PAGE_SIZE + 1, 0, -EUCLEAN },
		{ SIZE_MAX, 2, -EUCLEAN },
		{ 2, SIZE_MAX, -EUCLEAN },
	};
	struct folio *folio = folio_alloc(GFP_KERNEL, 1);
	u8 *const buf = test_guarded(16);
	u8 *bytes;
	size_t i;

	EXPECT(folio);
	if (!folio)
		return;
	bytes = folio_address(folio);
	for (i = 0; i < folio_size(folio); i++)
		bytes[i] = i * 7 + i / PAGE_SIZE;
	FOR_EACH_ROW(row, rows)
	{
		struct untrusted_vec vec =
			untrusted_vec((untrusted_u8 *)buf, 16);

		memset(buf, PATTERN, 16);
		EXPECT_EQ(folio_fetch_vec(folio, row->offset, row->n, &vec),
			  row->ret);
		EXPECT_EQ(vec.len, row->ret ? 0 : row->n);
		EXPECT(row->ret ? all(buf, PATTERN, 16) :
				  !memcmp(buf, bytes + row->offset, row->n));
	}
	folio_put(folio);
}

TEST(bio_fetch_vec_pieces)
{
	struct folio *folio = folio_alloc(GFP_KERNEL, 1);
	u8 *const buf = test_guarded(40);
	struct bio_vec pieces[3];
	struct untrusted_vec vec;
	struct bio bio;
	u8 *bytes;

	EXPECT(folio);
	if (!folio)
		return;
	bytes = folio_address(folio);
	memset(bytes, 1, PAGE_SIZE);
	memset(bytes + PAGE_SIZE, 2, PAGE_SIZE);
	bio_init(&bio, NULL, pieces, 3, REQ_OP_WRITE);
	__bio_add_page(&bio, folio_page(folio, 0), 16, 8);
	__bio_add_page(&bio, folio_page(folio, 1), 8, 0);
	__bio_add_page(&bio, folio_page(folio, 0), 8, PAGE_SIZE - 8);
	vec = untrusted_vec((untrusted_u8 *)buf, 40);
	EXPECT_EQ(bio_fetch_vec(&bio, &vec), 32);
	EXPECT_EQ(vec.len, 32);
	EXPECT(all(buf, 1, 16) && all(buf + 16, 2, 8) && all(buf + 24, 1, 8));
	EXPECT(all(buf + 32, 0, 8));
	EXPECT_EQ(bio_fetch_vec(&bio, &vec), 8);
	EXPECT_EQ(vec.len, 40);
	EXPECT_EQ(bio_fetch_vec(&bio, &vec), 0);
	EXPECT_EQ(bio.bi_iter.bi_size, 32);
	bio_uninit(&bio);
	folio_put(folio);
}

TEST(bdev_fetch_vec_reads_around_the_cache)
{
	u8 *const buf = kmalloc(1024, GFP_KERNEL);
	struct untrusted_vec vec = untrusted_vec((untrusted_u8 *)buf, 1024);

	EXPECT(buf);
	if (!buf || !disk_open()) {
		kfree(buf);
		return;
	}
	disk_write(5 * 512, eight, sizeof(eight));
	EXPECT_EQ(vfs_fsync(disk, 0), 0);
	EXPECT_EQ(bdev_fetch_vec(sb->s_bdev, 5, 512, &vec), 0);
	EXPECT_EQ(bdev_fetch_vec(sb->s_bdev, DISK_BYTES / 512 - 1, 512, &vec),
		  0);
	EXPECT_EQ(vec.len, 1024);
	EXPECT(!memcmp(buf, eight, sizeof(eight)));
	disk_close();
	kfree(buf);
}

TEST(bdev_fetch_vec_refuses)
{
	static const struct {
		sector_t sector;
		unsigned int n;
		int ret;
	} rows[] = {
		{ DISK_BYTES / 512, 512, -EUCLEAN },
		{ DISK_BYTES / 512 - 1, 1024, -EUCLEAN },
		{ U64_MAX, 512, -EUCLEAN },
		{ 0, 0, -EINVAL },
		{ 0, 100, -EINVAL },
		{ 0, 1536, -E2BIG },
		{ 0, 1537, -E2BIG },
	};
	u8 *const buf = kzalloc(1024, GFP_KERNEL);
	u8 *const far = vzalloc(1024);
	struct untrusted_vec vec;

	EXPECT(buf && far);
	if (!buf || !far || !disk_open())
		goto free;
	FOR_EACH_ROW(row, rows)
	{
		vec = untrusted_vec((untrusted_u8 *)buf, 1024);
		EXPECT_EQ(bdev_fetch_vec(sb->s_bdev, row->sector, row->n, &vec),
			  row->ret);
		EXPECT_EQ(vec.len, 0);
	}
	vec = untrusted_vec((untrusted_u8 *)buf + 1, 1023);
	EXPECT_EQ(bdev_fetch_vec(sb->s_bdev, 0, 512, &vec), -EINVAL);
	vec = untrusted_vec((untrusted_u8 *)far, 1024);
	EXPECT_EQ(bdev_fetch_vec(sb->s_bdev, 0, 512, &vec), -EINVAL);
	disk_close();
free:
	vfree(far);
	kfree(buf);
}

TEST(block_claim_rows)
{
	static const struct {
		u64 first;
		u64 count;
		int ret;
	} rows[] = {
		{ 10, 5, 0 },
		{ 10, 1, -EUCLEAN },
		{ 14, 1, -EUCLEAN },
		{ 9, 2, -EUCLEAN }, /* nothing of it is claimed: */
		{ 9, 1, 0 },
		{ 0, 100, -EUCLEAN },
		{ 15, 85, 0 },
		{ 99, 1, -EUCLEAN },
		{ 100, 1, -EUCLEAN },
		{ 0, 0, -EUCLEAN },
		{ 0, U64_MAX, -EUCLEAN },
		{ U64_MAX, 1, -EUCLEAN },
		{ U64_MAX, 2, -EUCLEAN },
		{ 0, 10, -EUCLEAN },
		{ 0, 9, 0 },
	};
	struct block_claims claims;

	EXPECT_EQ(block_claims_init(&claims, 100), 0);
	if (!claims.taken)
		return;
	FOR_EACH_ROW(row, rows)
	EXPECT_EQ(block_claim(&claims, row->first, row->count), row->ret);
	EXPECT(bitmap_full(claims.taken, 100));
	block_claims_free(&claims);
}

TEST(block_claims_of_no_device)
{
	struct block_claims claims;

	EXPECT_EQ(block_claims_init(&claims, 0), -EUCLEAN);
	EXPECT_EQ(block_claims_init(&claims, (u64)INT_MAX + 1), -E2BIG);
	EXPECT_EQ(block_claims_init(&claims, U64_MAX), -E2BIG);
}

/* A chain of blocks that comes back to its second is left after as many steps. */
TEST(block_claim_ends_a_circle)
{
	static const u32 next[] = { 1, 2, 3, 1 };
	struct block_claims claims;
	u32 block = 0, steps = 0;

	EXPECT_EQ(block_claims_init(&claims, ARRAY_SIZE(next)), 0);
	if (!claims.taken)
		return;
	while (!block_claim(&claims, block, 1)) {
		block = next[block];
		steps++;
	}
	EXPECT_EQ(steps, 4);
	block_claims_free(&claims);
}
