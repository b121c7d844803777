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
#define kzalloc(n, gfp) calloc(1, n)
#define kvzalloc(n, gfp) calloc(1, n)
#define kvcalloc(n, size, gfp) calloc(n, size)
#define kfree(p) free((void *)(p))
#define kvfree(p) free((void *)(p))

#define SHIM_READS_MAX 20000

struct super_block {
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

#endif /* SHIM_BUFFER_HEAD_H */
