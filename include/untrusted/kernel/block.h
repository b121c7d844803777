/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_BLOCK_H
#define UNTRUSTED_KERNEL_BLOCK_H

/**
 * DOC: kernel/block.h, blocks of a device
 *
 * What is on a device was put there by whoever prepared it, and a buffer head or a
 * folio of its cache is not even a copy: who may write to the device writes into it
 * while a file system that mounted it looks. Checked there, used there, is used
 * unchecked::
 *
 *	bh = sb_bread(sb, table + n / per_block);
 *	raw = (struct foo_inode *)bh->b_data + n % per_block;
 *	if (le32_to_cpu(raw->block) >= foo->blocks)
 *		return -EUCLEAN;
 *	...
 *	return sb_bread(sb, le32_to_cpu(raw->block));	// !! BUG: it is another
 *							// number by now
 *
 *	ret = block_fetch(foo_inode, sb, block, offset, &raw) ?:	// the fix:
 *	      foo_inode_validate(&raw, foo, &inode, &err);	// a private copy,
 *	if (ret)					// and what it was
 *		return ret;				// found to be
 *
 * A fetch reads each byte once, into memory that only the caller can write. A block
 * that the device does not have, or a part that its block does not, is corruption:
 * -EUCLEAN, without asking the device, which would fill the log.
 *
 * Numbers of blocks are judged by a schema whose context knows how many there are:
 * INDEX(ctx->blocks) for one, for an extent ::
 *
 *	FIELD(le32, first, CLAMPED)
 *	FIELD(le32, count, SUB(first, ctx->blocks))
 *
 * Extents that are each right may still overlap, and a chain of blocks may come back
 * to where it was. struct block_claims has a bit for each block: whoever follows the
 * structures of a device claims what they name, and what is named twice is refused. A
 * walk that claims each block before it reads it ends.
 *
 * It does not promise that bytes fetched by one call are of one moment: a writer may
 * have been half done. Two fetches of the same bytes are two answers. Nor that memory
 * is private which a bio reads into while its device is still at work.
 */

#include <linux/bio.h>
#include <linux/bitmap.h>
#include <linux/blkdev.h>
#include <linux/buffer_head.h>
#include <linux/highmem.h>
#include <linux/mm.h>
#include <untrusted/vec.h>

ut_outline int ut_block_fetch(struct super_block *sb, u64 block, size_t offset,
			      void *to, size_t n)
{
	struct buffer_head *bh;

	if (block >= sb_bdev_nr_blocks(sb) || offset > sb->s_blocksize ||
	    n > sb->s_blocksize - offset)
		return -EUCLEAN;
	bh = sb_bread(sb, block);
	if (!bh)
		return -EIO;
	ut_copy_shared(to, bh->b_data + offset, n);
	brelse(bh);
	return 0;
}

ut_inline ut_must_check int ut_block_fetched(int ret)
{
	return ret;
}

/**
 * block_fetch() - one object out of a block
 * @tag: tag of the object, an integer's or a schema's
 * @sb: the super block, whose block size is set
 * @block: number of the block, a plain value
 * @offset: bytes from the start of the block, a plain value
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * May sleep.
 *
 * Return: 0; -EUCLEAN if the device has no such block, or the object does not lie
 * inside it; -EIO.
 */
#define block_fetch(tag, sb, block, offset, out)                               \
	ut_block_fetched(ut_block_fetch(sb, block, offset, ut_slot_##tag(out), \
					sizeof(untrusted_##tag)))

/**
 * block_fetch_vec() - a whole block
 * @sb: the super block, whose block size is set
 * @block: number of the block, a plain value
 * @vec: gets the bytes of the block appended
 *
 * May sleep.
 *
 * Return: 0; -EUCLEAN if the device has no such block; -EIO; -E2BIG if the vec has no
 * room for a block. Nothing is appended then.
 */
ut_inline ut_must_check int block_fetch_vec(struct super_block *sb, u64 block,
					    struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	int ret;

	if (room < sb->s_blocksize)
		return -E2BIG;
	ret = ut_block_fetch(sb, block, 0, to, sb->s_blocksize);
	if (!ret)
		vec->len += sb->s_blocksize;
	return ret;
}

/**
 * folio_fetch_vec() - bytes of a folio that others can write: of a device's cache, of a
 *	file that is mapped
 * @folio: the folio, referenced and up to date
 * @offset: bytes from its start, a plain value
 * @n: bytes, a plain value
 * @vec: gets the bytes appended
 *
 * Does not sleep; any context.
 *
 * Return: 0; -EUCLEAN if the folio does not have these bytes; -E2BIG if the vec has no
 * room. Nothing is appended then.
 */
ut_outline ut_must_check int folio_fetch_vec(struct folio *folio, size_t offset,
					     size_t n,
					     struct untrusted_vec *vec)
{
	size_t room, at, part;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	const void *from;

	if (offset > folio_size(folio) || n > folio_size(folio) - offset)
		return -EUCLEAN;
	if (n > room)
		return -E2BIG;
	for (at = 0; at < n; at += part) {
		part = min_t(size_t, n - at,
			     PAGE_SIZE - offset_in_page(offset + at));
		from = kmap_local_folio(folio, offset + at);
		ut_copy_shared(to + at, from, part);
		kunmap_local(from);
	}
	vec->len += n;
	return 0;
}

/**
 * bio_fetch_vec() - what a bio brings to be written, as much as fits
 * @bio: the bio; is not advanced
 * @vec: gets the bytes appended
 *
 * The pages of a direct write are the process's own, which it can still write. Does
 * not sleep; any context.
 *
 * Return: bytes fetched, less than the bio has if the vec had no more room; 0 of one
 * that brings none, such as a discard.
 */
ut_outline ut_must_check size_t bio_fetch_vec(const struct bio *bio,
					      struct untrusted_vec *vec)
{
	size_t room, done = 0, part;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	struct bvec_iter at;
	struct bio_vec bv;
	const void *from;

	if (!bio_has_data((struct bio *)bio))
		return 0;
	bio_for_each_segment(bv, bio, at)
	{
		part = min_t(size_t, bv.bv_len, room - done);
		from = bvec_kmap_local(&bv);
		ut_copy_shared(to + done, from, part);
		kunmap_local(from);
		done += part;
	}
	vec->len += done;
	return done;
}

ut_outline int ut_bdev_read(struct block_device *bdev, sector_t sector,
			    void *to, unsigned int n)
{
	struct bio_vec page;
	struct bio bio;
	int ret;

	bio_init(&bio, bdev, &page, 1, REQ_OP_READ);
	bio.bi_iter.bi_sector = sector;
	__bio_add_page(&bio, virt_to_page(to), n, offset_in_page(to));
	ret = submit_bio_wait(&bio);
	bio_uninit(&bio);
	return ret;
}

/**
 * bdev_fetch_vec() - sectors of a device, around its cache
 * @bdev: the device
 * @sector: the first, of 512 bytes, a plain value
 * @n: bytes, a plain value, whole logical blocks of the device
 * @vec: gets the bytes appended; its memory is from kmalloc() or of whole pages
 *
 * A bio of its own reads into the vec's memory: nothing is copied, and the device is
 * asked each time. What others wrote to the cache and not yet to the device is not
 * seen. May sleep.
 *
 * Return: 0; -EUCLEAN if the device has no such sectors; -E2BIG if the vec has no room;
 * -EINVAL if its memory cannot be read into, or @n is not whole blocks; -EIO and other
 * errors of the device. Nothing is appended then, and the room is zeroed if it was read
 * into.
 */
ut_outline ut_must_check int bdev_fetch_vec(struct block_device *bdev,
					    sector_t sector, unsigned int n,
					    struct untrusted_vec *vec)
{
	const sector_t sectors = bdev_nr_sectors(bdev);
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	int ret;

	if (sector > sectors || n >> SECTOR_SHIFT > sectors - sector)
		return -EUCLEAN;
	if (n > room)
		return -E2BIG;
	if (!n || !virt_addr_valid(to) ||
	    ((sector << SECTOR_SHIFT | n) &
	     (bdev_logical_block_size(bdev) - 1)) ||
	    ((unsigned long)to & bdev_dma_alignment(bdev)))
		return -EINVAL;
	ret = ut_bdev_read(bdev, sector, to, n);
	if (ret)
		memset(to, 0, n);
	else
		vec->len += n;
	return ret;
}

/**
 * struct block_claims - which blocks of a device have an owner
 * @taken: a bit for each
 * @blocks: how many there are
 */
struct block_claims {
	unsigned long *taken;
	u64 blocks;
};

/**
 * block_claims_init() - nothing is claimed yet
 * @claims: the claims; empty on failure
 * @blocks: how many blocks there are, a plain value; a bit of memory each
 *
 * May sleep.
 *
 * Return: 0; -EUCLEAN if there is none; -E2BIG if there are more than INT_MAX; -ENOMEM.
 */
ut_inline ut_must_check int block_claims_init(struct block_claims *claims,
					      u64 blocks)
{
	*claims = (struct block_claims){};
	if (!blocks)
		return -EUCLEAN;
	if (blocks > INT_MAX)
		return -E2BIG;
	claims->taken = kvcalloc(BITS_TO_LONGS(blocks), sizeof(*claims->taken),
				 GFP_KERNEL);
	if (!claims->taken)
		return -ENOMEM;
	claims->blocks = blocks;
	return 0;
}

/**
 * block_claim() - blocks that one structure names, and no other may
 * @claims: the claims
 * @first: number of the first, a plain value
 * @count: how many, a plain value
 *
 * All of them, or none on failure. The caller serialises. Any context.
 *
 * Return: 0; -EUCLEAN if there are none, if the device does not have them, or if one of
 * them is claimed.
 */
ut_inline ut_must_check int block_claim(struct block_claims *claims, u64 first,
					u64 count)
{
	const u64 end = first + count;

	if (!count || first >= claims->blocks ||
	    count > claims->blocks - first ||
	    find_next_bit(claims->taken, end, first) < end)
		return -EUCLEAN;
	bitmap_set(claims->taken, first, count);
	return 0;
}

/**
 * block_claims_free() - forget all
 * @claims: the claims; empty afterwards
 */
ut_inline void block_claims_free(struct block_claims *claims)
{
	kvfree(claims->taken);
	*claims = (struct block_claims){};
}

#endif /* UNTRUSTED_KERNEL_BLOCK_H */
