/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SHIM_BUFFER_HEAD_H
#define SHIM_BUFFER_HEAD_H

/**
 * DOC: as much of a kernel as the twins' read.c needs, over an image in memory
 *
 * Each block that is read is a copy of exactly its size, so that the sanitizers see
 * what is read behind it. Whoever reads endlessly is ended by shim_endless().
 */

#include <endian.h>
#include <errno.h>
#include <limits.h>
#include <linux/types.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define le16_to_cpu(x) le16toh(x)
#define le32_to_cpu(x) le32toh(x)
#define le64_to_cpu(x) le64toh(x)
#define be32_to_cpu(x) be32toh(x)

#define IS_ERR(p) ((unsigned long)(p) >= (unsigned long)-4095)
#define PTR_ERR(p) ((long)(p))
static inline void *ERR_PTR(long error)
{
	return (void *)error;
}

#define GFP_KERNEL 0
#define kmalloc(n, gfp) malloc(n)
#define kmalloc_array(n, size, gfp) calloc(n, size)
#define kzalloc(n, gfp) calloc(1, n)
#define kvcalloc(n, size, gfp) calloc(n, size)
#define kmemdup_nul(text, n, gfp) strndup(text, n)
#define kfree(p) free((void *)(p))
#define kvfree(p) free((void *)(p))

#define U32_MAX UINT32_MAX
#define PAGE_SIZE 4096ul
#define SECTOR_SHIFT 9
#define offset_in_page(p) ((unsigned long)(p) & (PAGE_SIZE - 1))
#define min_t(type, a, b) ((type)(a) < (type)(b) ? (type)(a) : (type)(b))
#define container_of(p, type, member) \
	((type *)((char *)(p)-offsetof(type, member)))
#define barrier() __asm__ volatile("" ::: "memory")
#define data_race(x) (x)

static inline __attribute__((__format__(__printf__, 1, 2))) void
pr_warn_ratelimited(const char *format, ...)
{
	(void)format;
}

#define BITS_TO_LONGS(n) (((n) + 63) / 64)

static inline u64 find_next_bit(const unsigned long *bits, u64 end, u64 from)
{
	while (from < end && !(bits[from / 64] >> from % 64 & 1))
		from++;
	return from;
}

static inline void bitmap_set(unsigned long *bits, u64 from, u64 n)
{
	for (; n; n--, from++)
		bits[from / 64] |= 1ul << from % 64;
}

#define SHIM_READS_MAX 20000

struct super_block {
	const char *s_id;
	const u8 *image;
	size_t size;
	unsigned long s_blocksize;
	unsigned char s_blocksize_bits;
	unsigned int reads;
};

struct buffer_head {
	char *b_data;
	size_t b_size;
};

_Noreturn void shim_endless(const char *what);

static inline int sb_set_blocksize(struct super_block *sb, int size)
{
	if (size < 512 || size > 4096 || (size & (size - 1)))
		return 0;
	sb->s_blocksize = (unsigned long)size;
	sb->s_blocksize_bits = (unsigned char)__builtin_ctz((unsigned int)size);
	return size;
}

static inline int sb_min_blocksize(struct super_block *sb, int size)
{
	return sb_set_blocksize(sb, size);
}

static inline sector_t sb_bdev_nr_blocks(const struct super_block *sb)
{
	return sb->size >> sb->s_blocksize_bits;
}

static inline void brelse(struct buffer_head *bh)
{
	if (bh)
		free(bh->b_data);
	free(bh);
}

static inline struct buffer_head *sb_bread(struct super_block *sb,
					   sector_t block)
{
	struct buffer_head *bh;

	if (++sb->reads > SHIM_READS_MAX)
		shim_endless("reads");
	if (block >= sb_bdev_nr_blocks(sb))
		return NULL;
	bh = malloc(sizeof(*bh));
	if (!bh)
		return NULL;
	bh->b_size = sb->s_blocksize;
	bh->b_data = malloc(bh->b_size);
	if (!bh->b_data)
		abort();
	memcpy(bh->b_data, sb->image + block * bh->b_size, bh->b_size);
	return bh;
}

/* Doors of kernel/block.h that no read.c uses: enough for them to compile. */
struct page;
struct block_device;
struct folio {
	char bytes[4096];
};
struct bio_vec {
	char *bv_base;
	unsigned int bv_len;
};
struct bvec_iter {
	sector_t bi_sector;
};
struct bio {
	struct bvec_iter bi_iter;
	struct bio_vec *bi_io_vec;
	unsigned short bi_vcnt;
};

#define REQ_OP_READ 0
#define folio_size(folio) sizeof((folio)->bytes)
#define kmap_local_folio(folio, at) (&(folio)->bytes[at])
#define bvec_kmap_local(bv) ((bv)->bv_base)
#define kunmap_local(p) ((void)(p))
#define bio_for_each_segment(bv, bio, at)                                      \
	for ((at).bi_sector = 0; (at).bi_sector < (bio)->bi_vcnt &&            \
				 ((bv) = (bio)->bi_io_vec[(at).bi_sector], 1); \
	     (at).bi_sector++)
#define virt_to_page(p) ((struct page *)(p))
#define virt_addr_valid(p) ((void)(p), true)
#define bio_has_data(bio) ((void)(bio), true)

sector_t bdev_nr_sectors(struct block_device *bdev);
unsigned int bdev_logical_block_size(struct block_device *bdev);
unsigned int bdev_dma_alignment(struct block_device *bdev);
void bio_init(struct bio *bio, struct block_device *bdev, struct bio_vec *table,
	      unsigned short n, unsigned int op);
void __bio_add_page(struct bio *bio, struct page *page, unsigned int n,
		    unsigned int at);
int submit_bio_wait(struct bio *bio);
void bio_uninit(struct bio *bio);

#endif /* SHIM_BUFFER_HEAD_H */
