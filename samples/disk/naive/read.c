// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: shelf, read as such file systems commonly read
 *
 * Each bug is marked, with a bug of Linux of the same shape; ../client/ attacks
 * them, and tests/disk/naive.expect says how each shows.
 */

#include "read.h"

#define SHELF_DEPTH_MAX 64

int shelf_load(struct shelf *shelf, struct super_block *sb)
{
	const struct shelf_super *super;
	struct buffer_head *bh;
	u32 size;

	if (!sb_min_blocksize(sb, SHELF_BLOCK_MIN))
		return -EINVAL;
	bh = sb_bread(sb, 0);
	if (!bh)
		return -EIO;
	super = (const struct shelf_super *)bh->b_data;
	if (le32_to_cpu(super->magic) != SHELF_MAGIC) {
		brelse(bh);
		return -EINVAL;
	}
	size = le16_to_cpu(super->block_size);
	shelf->sb = sb;
	/*
	 * BUG 1: the size of the device is not asked for (commit e7c95593001c's
	 * shape, a superblock that is believed): blocks is what extents are
	 * later compared with, and inodes and table are used as they are.
	 */
	shelf->blocks = le32_to_cpu(super->blocks);
	shelf->inodes = le32_to_cpu(super->inodes);
	shelf->table = le32_to_cpu(super->table);
	shelf->inode_size = le16_to_cpu(super->inode_size);
	brelse(bh);
	if (!sb_set_blocksize(sb, size))
		return -EINVAL;
	/*
	 * BUG 2: division by a number of the disk (CVE-2009-4307): a size of 0
	 * here, one larger than a block in shelf_node_read().
	 */
	shelf->per_block = size / shelf->inode_size;
	return 0;
}

int shelf_node_read(const struct shelf *shelf, u32 number,
		    struct shelf_node *node)
{
	const u32 index = number - 1;
	struct buffer_head *bh;

	/*
	 * BUG 3: inode number of an entry not checked (CVE-2024-26982): whatever
	 * lies behind the table, or before it for 0, becomes an inode.
	 */
	bh = sb_bread(shelf->sb, shelf->table + index / shelf->per_block);
	if (!bh)
		return -EIO;
	node->bh = bh;
	node->on_disk = (const void *)(bh->b_data + index % shelf->per_block *
							    shelf->inode_size);
	node->number = number;
	node->type = le16_to_cpu(node->on_disk->type);
	node->mode = le16_to_cpu(node->on_disk->mode);
	node->uid = le32_to_cpu(node->on_disk->uid);
	node->gid = le32_to_cpu(node->on_disk->gid);
	node->links = le32_to_cpu(node->on_disk->links);
	node->size = le64_to_cpu(node->on_disk->size);
	return 0;
}

void shelf_node_drop(struct shelf_node *node)
{
	brelse(node->bh);
	node->bh = NULL;
}

static bool shelf_find_block(const struct shelf_extent *extents, u32 count,
			     u64 *index, u64 *block)
{
	u32 i, n;

	for (i = 0; i < count; i++) {
		n = le32_to_cpu(extents[i].count);
		if (*index < n) {
			*block = le32_to_cpu(extents[i].first) + *index;
			return true;
		}
		*index -= n;
	}
	return false;
}

static bool shelf_on_device(const struct shelf *shelf,
			    const struct shelf_extent *extents, u32 count)
{
	u32 i;

	/*
	 * BUG 4: first + count wraps (commit f70749ca4294): the sum has 32 bits,
	 * so an extent that begins behind the device passes.
	 */
	for (i = 0; i < count; i++)
		if (le32_to_cpu(extents[i].first) +
			    le32_to_cpu(extents[i].count) >
		    shelf->blocks)
			return false;
	return true;
}

/*
 * BUG 5: read again from the buffer (CVE-2024-47701): what the inode said when it
 * was looked up may have been overwritten since, by whoever may write to the
 * device, and is used here; node->size is still the old one.
 */
int shelf_block_of(const struct shelf *shelf, const struct shelf_node *node,
		   u64 index, u64 *block)
{
	const struct shelf_inode *on_disk = node->on_disk;
	const struct shelf_chain *chain;
	const struct shelf_extent *extents;
	u32 next = le32_to_cpu(on_disk->more);
	u32 n = le16_to_cpu(on_disk->count);
	struct buffer_head *bh;
	bool found;

	/*
	 * BUG 6: count not compared with the room (commit 44cff8a9ee8a's shape):
	 * extents behind the third are those of the next inode, or of whatever
	 * lies behind the block.
	 */
	if (!shelf_on_device(shelf, on_disk->extents, n))
		return -EUCLEAN;
	if (shelf_find_block(on_disk->extents, n, &index, block))
		return 0;
	/*
	 * BUG 7: a chain that comes back (CVE-2014-9420): no block counts how
	 * often it was visited, and an extent may have no blocks.
	 */
	while (next) {
		bh = sb_bread(shelf->sb, next);
		if (!bh)
			return -EIO;
		chain = (const struct shelf_chain *)bh->b_data;
		extents = (const struct shelf_extent *)(chain + 1);
		n = le32_to_cpu(chain->count);
		next = le32_to_cpu(chain->next);
		found = shelf_on_device(shelf, extents, n) &&
			shelf_find_block(extents, n, &index, block);
		brelse(bh);
		if (found)
			return 0;
	}
	return -EUCLEAN;
}

int shelf_entries(const struct shelf *shelf, const struct shelf_node *dir,
		  u64 from, struct shelf_visit *visit)
{
	const u32 size = shelf->sb->s_blocksize;
	const struct shelf_entry *entry;
	struct buffer_head *bh;
	u64 block;
	bool stop;
	int ret;

	for (visit->at = from; visit->at < dir->size;) {
		ret = shelf_block_of(shelf, dir,
				     visit->at >> shelf->sb->s_blocksize_bits,
				     &block);
		if (ret)
			return ret;
		bh = sb_bread(shelf->sb, block);
		if (!bh)
			return -EIO;
		entry = (const void *)(bh->b_data + (visit->at & (size - 1)));
		/*
		 * BUG 8: length of a name not compared with the block (CVE-
		 * 2008-5025's shape; commit 44cff8a9ee8a): up to 255 bytes
		 * behind it are shown to whoever lists the directory.
		 */
		stop = visit->entry(visit, (const char *)(entry + 1),
				    entry->name_len, le32_to_cpu(entry->inode),
				    entry->type);
		/*
		 * BUG 9: an entry of length 0 (commit c9eb13a9105e's shape, a
		 * corrupted list that does not advance): the same one for ever.
		 */
		visit->at += le16_to_cpu(entry->length);
		brelse(bh);
		if (stop)
			return 1;
	}
	return 0;
}

/*
 * BUG 10: recursion as deep as the disk says (CVE-2014-5471): parents that form a
 * circle exhaust the stack, before anybody compares the depth.
 */
static int shelf_depth(const struct shelf *shelf, u32 number)
{
	struct shelf_node node;
	int depth;

	if (number == SHELF_ROOT)
		return 0;
	depth = shelf_node_read(shelf, number, &node);
	if (depth)
		return depth;
	depth = shelf_depth(shelf, le32_to_cpu(node.on_disk->parent));
	shelf_node_drop(&node);
	return depth < 0 ? depth : depth + 1;
}

int shelf_may_enter(const struct shelf *shelf, const struct shelf_node *dir,
		    const struct shelf_node *node, unsigned int type)
{
	int depth;

	if (node->type != SHELF_DIRECTORY)
		return 0;
	depth = shelf_depth(shelf, node->number);
	if (depth < 0)
		return depth;
	return depth > SHELF_DEPTH_MAX ? -ELOOP : 0;
}

/*
 * BUG 11: size of a link taken on trust (CVE-2024-46744): it may be more than the
 * one block that is read, and the 1 that is added may wrap it to 0.
 */
char *shelf_link(const struct shelf *shelf, const struct shelf_node *node)
{
	struct buffer_head *bh;
	char *target;
	u64 block;
	int ret;

	ret = shelf_block_of(shelf, node, 0, &block);
	if (ret)
		return ERR_PTR(ret);
	target = kmalloc(node->size + 1, GFP_KERNEL);
	if (!target)
		return ERR_PTR(-ENOMEM);
	bh = sb_bread(shelf->sb, block);
	if (!bh) {
		kfree(target);
		return ERR_PTR(-EIO);
	}
	memcpy(target, bh->b_data, node->size);
	target[node->size] = '\0';
	brelse(bh);
	return target;
}
