/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SHELF_SCHEMA_H
#define SHELF_SCHEMA_H

/**
 * DOC: every structure of shelf, in the context of the device
 *
 * What ../format.md says of one structure is a row here. What it says of several, that
 * nothing overlaps, that each inode has its names, is shelf_check() of read.c.
 */

#include <untrusted/schema.h>

#include "read.h"

/* What is known before anything is read. */
struct shelf_device {
	u64 sectors;
};
UNTRUSTED_CONTEXT_FIXED(shelf_device, const struct shelf_device *,
			"a device that shrinks refuses to be read");

/* Whose structure it is. */
struct shelf_owner {
	const struct shelf *shelf;
	u32 number;
};
UNTRUSTED_CONTEXT_FIXED(shelf_owner, const struct shelf_owner *,
			"a super block is read once");
UNTRUSTED_CONTEXT_FIXED(shelf, const struct shelf *,
			"a super block is read once");

#define SHELF_SUPER(FIELD, CHECK, ...)                                         \
	FIELD(le32, magic, EQUAL(SHELF_MAGIC), ERRNO(EINVAL))                  \
	FIELD(le16, version, EQUAL(SHELF_VERSION))                             \
	FIELD(le16, block_size,                                                \
	      POWER_OF_TWO(SHELF_BLOCK_MIN, SHELF_BLOCK_MAX))                  \
	FIELD(le32, blocks, RANGE(1, SHELF_BLOCKS_MAX))                        \
	CHECK(blocks, blocks <= ctx->sectors / (block_size / 512),             \
	      "the device has the blocks")                                     \
	FIELD(be32, blocks_be, EQUAL(blocks))                                  \
	FIELD(le32, inodes, RANGE(1, SHELF_INODES_MAX))                        \
	FIELD(le32, table, RANGE(1, blocks))                                   \
	FIELD(le16, inode_size, EQUAL(SHELF_INODE_SIZE))                       \
	CHECK(table, shelf_table_blocks(inodes, block_size) <= blocks - table, \
	      "the inode table is inside the blocks")                          \
	FIELD(le16, reserved, ZERO)                                            \
	FIELD(char, label, STRING(32, printable, 0))                           \
	FIELD(u8, rest, ZERO)
UNTRUSTED_SCHEMA(shelf_super, struct shelf_super, SHELF_SUPER, shelf_device,
		 ERRNO(EUCLEAN));

#define SHELF_EXTENT(FIELD, ...)    \
	FIELD(le32, first, CLAMPED) \
	FIELD(le32, count, SUB(first, ctx->shelf->blocks))
UNTRUSTED_SCHEMA(shelf_extent, struct shelf_extent, SHELF_EXTENT, shelf_owner,
		 ERRNO(EUCLEAN));

static inline bool shelf_size_right(u32 type, u64 size, u32 block_size)
{
	if (type == SHELF_DIRECTORY)
		return size % block_size == 0;
	return type == SHELF_FILE || (size >= 1 && size <= SHELF_LINK_MAX);
}

static inline bool shelf_parent_right(u32 type, u32 parent, u32 number)
{
	if (type != SHELF_DIRECTORY)
		return !parent;
	if (number == SHELF_ROOT)
		return parent == SHELF_ROOT;
	return parent >= SHELF_ROOT && parent < number;
}

#define SHELF_INODE(FIELD, CHECK, ...)                                        \
	FIELD(le16, type, RANGE(SHELF_DIRECTORY, SHELF_LINK))                 \
	CHECK(type, ctx->number != SHELF_ROOT || type == SHELF_DIRECTORY,     \
	      "the root is a directory")                                      \
	FIELD(le16, mode, MAX(SHELF_MODE_MAX))                                \
	FIELD(le32, uid, MAX(U32_MAX - 1))                                    \
	FIELD(le32, gid, MAX(U32_MAX - 1))                                    \
	FIELD(le32, links, MIN(1))                                            \
	CHECK(links, type != SHELF_DIRECTORY || links == 1,                   \
	      "a directory has one name")                                     \
	FIELD(le64, size,                                                     \
	      MAX((u64)ctx->shelf->blocks * ctx->shelf->block_size))          \
	CHECK(size, shelf_size_right(type, size, ctx->shelf->block_size),     \
	      "a directory is whole blocks, a link short")                    \
	FIELD(le32, parent, ANY)                                              \
	CHECK(parent, shelf_parent_right(type, parent, ctx->number),          \
	      "a directory has its name in one of a smaller number")          \
	FIELD(le16, count, MAX(SHELF_EXTENTS))                                \
	FIELD(le16, reserved, ZERO)                                           \
	FIELD(shelf_extent, extents, NESTED_EACH(SHELF_EXTENTS))              \
	FIELD(le32, more, MAX(ctx->shelf->blocks - 1))                        \
	CHECK(more, !more || count == SHELF_EXTENTS, "more extents than fit") \
	FIELD(le32, rest, ZERO)
UNTRUSTED_SCHEMA(shelf_inode, struct shelf_inode, SHELF_INODE, shelf_owner,
		 ERRNO(EUCLEAN));

static inline u32 shelf_chain_room(u32 block_size)
{
	return (block_size - sizeof(struct shelf_chain)) /
	       sizeof(struct shelf_extent);
}

#define SHELF_CHAIN(FIELD, ...)                        \
	FIELD(le32, magic, EQUAL(SHELF_CHAIN_MAGIC))   \
	FIELD(le32, owner, EQUAL(ctx->number))         \
	FIELD(le32, next, MAX(ctx->shelf->blocks - 1)) \
	FIELD(le32, count, RANGE(1, shelf_chain_room(ctx->shelf->block_size)))
UNTRUSTED_SCHEMA(shelf_chain, struct shelf_chain, SHELF_CHAIN, shelf_owner,
		 ERRNO(EUCLEAN));

#define SHELF_ENTRY(FIELD, CHECK, ...)                                   \
	FIELD(le32, inode, RANGE(SHELF_ROOT + 1, ctx->inodes))           \
	FIELD(le16, length, ALIGNED(4, 12, SHELF_BLOCK_MAX))             \
	FIELD(u8, type, RANGE(SHELF_DIRECTORY, SHELF_LINK))              \
	FIELD(u8, name_len, MIN(1))                                      \
	CHECK(name_len, sizeof(struct shelf_entry) + name_len <= length, \
	      "the name is inside the entry")
UNTRUSTED_SCHEMA(shelf_entry, struct shelf_entry, SHELF_ENTRY, shelf,
		 ERRNO(EUCLEAN));

static inline int shelf_text_check(ut_native_bytes text, const void *none)
{
	return memchr(text.ptr, '\0', text.len) ? -EUCLEAN : 0;
}
UNTRUSTED_KIND(shelf_text, bytes, none, shelf_text_check);

static inline int shelf_name_check(ut_native_bytes name, const void *none)
{
	const bool dots = name.len <= 2 && name.ptr[0] == '.' &&
			  name.ptr[name.len - 1] == '.';

	if (dots || memchr(name.ptr, '/', name.len))
		return -EUCLEAN;
	return shelf_text_check(name, none);
}
UNTRUSTED_KIND(shelf_name, bytes, none, shelf_name_check);

#endif /* SHELF_SCHEMA_H */
