/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SHELF_READ_H
#define SHELF_READ_H

/**
 * DOC: what vfs.h asks of an image
 *
 * Each answers 0 or a negative errno, but where it says so. What is in these structs
 * was validated when it was fetched, and is private: the device is not asked again.
 */

#include <untrusted/kernel/block.h>

#include "../shelf.h"

struct shelf {
	struct super_block *sb;
	u32 block_size;
	u32 blocks;
	u32 inodes;
	u32 table;
};

struct shelf_run {
	u32 first;
	u32 count;
};

struct shelf_node {
	u32 number;
	u32 type;
	u32 mode;
	u32 uid;
	u32 gid;
	u32 links;
	u32 parent;
	u64 size;
	u32 count; /* of runs, which have the blocks of the size, and no more */
	struct shelf_run *runs;
};

/* entry() is called for each; true ends the visit. The name is not terminated. */
struct shelf_visit {
	bool (*entry)(struct shelf_visit *visit, const char *name,
		      unsigned int len, u32 inode, unsigned int type);
	u64 at; /* where the entry begins */
};

static inline u32 shelf_table_blocks(u32 inodes, u32 block_size)
{
	const u32 in_block = block_size / SHELF_INODE_SIZE;

	return (inodes + in_block - 1) / in_block;
}

int shelf_load(struct shelf *shelf, struct super_block *sb);
int shelf_node_read(const struct shelf *shelf, u32 number,
		    struct shelf_node *node);
void shelf_node_drop(struct shelf_node *node);
int shelf_block_of(const struct shelf *shelf, const struct shelf_node *node,
		   u64 index, u64 *block);
/* From a position on, which may be any number. 1 if the visit was ended. */
int shelf_entries(const struct shelf *shelf, const struct shelf_node *dir,
		  u64 from, struct shelf_visit *visit);
/* Of a name that was found in dir and said to be of that type. */
int shelf_may_enter(const struct shelf *shelf, const struct shelf_node *dir,
		    const struct shelf_node *node, unsigned int type);
/* What a link says, to be freed by kfree(), or an error pointer. */
char *shelf_link(const struct shelf *shelf, const struct shelf_node *node);

#endif /* SHELF_READ_H */
