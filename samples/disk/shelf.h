/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SHELF_H
#define SHELF_H

/**
 * DOC: the on-disk structures of shelf, a small file system that is only read
 *
 * format.md says what each member means and which values it may have.
 */

#include <linux/types.h>

#define SHELF_MAGIC 0x464c4853 /* "SHLF" */
#define SHELF_CHAIN_MAGIC 0x45524f4d /* "MORE" */
#define SHELF_VERSION 1
#define SHELF_BLOCK_MIN 512
#define SHELF_BLOCK_MAX 4096
#define SHELF_BLOCKS_MAX 0x1000000
#define SHELF_INODES_MAX 0x10000
#define SHELF_INODE_SIZE 64
#define SHELF_ROOT 1
#define SHELF_EXTENTS 3 /* in an inode */
#define SHELF_EXTENTS_MAX 128 /* of an inode, all of them */
#define SHELF_NAME_MAX 255
#define SHELF_LINK_MAX 255
#define SHELF_MODE_MAX 0777

enum shelf_type {
	SHELF_DIRECTORY = 1,
	SHELF_FILE = 2,
	SHELF_LINK = 3,
};

struct shelf_super {
	__le32 magic;
	__le16 version;
	__le16 block_size;
	__le32 blocks;
	__be32 blocks_be;
	__le32 inodes;
	__le32 table;
	__le16 inode_size;
	__le16 reserved;
	char label[32];
	__u8 rest[452];
} __attribute__((packed));

struct shelf_extent {
	__le32 first;
	__le32 count;
} __attribute__((packed));

struct shelf_inode {
	__le16 type;
	__le16 mode;
	__le32 uid;
	__le32 gid;
	__le32 links;
	__le64 size;
	__le32 parent;
	__le16 count;
	__le16 reserved;
	struct shelf_extent extents[SHELF_EXTENTS];
	__le32 more;
	__le32 rest;
} __attribute__((packed));

struct shelf_chain {
	__le32 magic;
	__le32 owner;
	__le32 next;
	__le32 count;
	/* extents */
} __attribute__((packed));

struct shelf_entry {
	__le32 inode;
	__le16 length;
	__u8 type;
	__u8 name_len;
	/* name */
} __attribute__((packed));

#endif /* SHELF_H */
