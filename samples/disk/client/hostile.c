// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * One broken sentence of ../format.md a row. The image to break is that of tree.sh:
 * these functions know what is in it.
 */
#include <endian.h>
#include <err.h>
#include <string.h>

#include "image.h"

static struct shelf_super *super(const struct image *image)
{
	return (struct shelf_super *)image->at;
}

static size_t block_size(const struct image *image)
{
	return le16toh(super(image)->block_size);
}

static uint32_t blocks(const struct image *image)
{
	return le32toh(super(image)->blocks);
}

static void *block(const struct image *image, uint32_t number)
{
	return image->at + number * block_size(image);
}

static struct shelf_inode *inode(const struct image *image, uint32_t number)
{
	struct shelf_inode *table = block(image, le32toh(super(image)->table));

	return &table[number - 1];
}

static uint32_t first_of(const struct shelf_inode *of)
{
	return le32toh(of->extents[0].first);
}

/* The entry of a name in a directory of one block. */
static struct shelf_entry *entry_in(const struct image *image, uint32_t dir,
				    const char *name)
{
	uint8_t *at = block(image, first_of(inode(image, dir)));
	const uint8_t *end = at + block_size(image);
	struct shelf_entry *entry;

	for (; at < end; at += le16toh(entry->length)) {
		entry = (struct shelf_entry *)at;
		if (entry->name_len == strlen(name) &&
		    !memcmp(entry + 1, name, entry->name_len))
			return entry;
	}
	errx(2, "the image is not that of tree.sh: no %s", name);
}

static struct shelf_entry *entry(const struct image *image, const char *name)
{
	return entry_in(image, SHELF_ROOT, name);
}

static uint32_t number(const struct image *image, const char *name)
{
	return le32toh(entry(image, name)->inode);
}

static struct shelf_inode *at(const struct image *image, const char *name)
{
	return inode(image, number(image, name));
}

static struct shelf_chain *chain(const struct image *image)
{
	return block(image, le32toh(at(image, "long")->more));
}

static struct shelf_extent *extents(const struct image *image)
{
	return (struct shelf_extent *)(chain(image) + 1);
}

static char *name(struct shelf_entry *of)
{
	return (char *)(of + 1);
}

/* a directory in "dir" */
static uint32_t inner(const struct image *image)
{
	return le32toh(entry_in(image, number(image, "dir"), "inner")->inode);
}

static struct shelf_entry *last_entry(const struct image *image)
{
	return entry(image, "run");
}

/* The last entry of the first of several blocks, full of long names. */
static struct shelf_entry *long_entry(const struct image *image)
{
	uint8_t *from = block(image, first_of(at(image, "many")));
	const uint8_t *end = from + block_size(image);
	struct shelf_entry *entry;

	do {
		entry = (struct shelf_entry *)from;
		from += le16toh(entry->length);
	} while (from < end);
	return entry;
}

#define BREAK(what, statement)                \
	static void what(struct image *image) \
	{                                     \
		statement;                    \
	}

BREAK(magic, super(image)->magic = htole32(SHELF_MAGIC + 1))
BREAK(version, super(image)->version = htole16(2))
BREAK(block_size_zero, super(image)->block_size = 0)
BREAK(block_size_odd, super(image)->block_size = htole16(1000))
BREAK(block_size_large, super(image)->block_size = htole16(8192))
BREAK(blocks_zero, super(image)->blocks = 0; super(image)->blocks_be = 0)
BREAK(blocks_beyond,
      const uint32_t n = (uint32_t)(image->size / block_size(image)) + 1;
      super(image)->blocks = htole32(n); super(image)->blocks_be = htobe32(n))
BREAK(blocks_most, super(image)->blocks = UINT32_MAX;
      super(image)->blocks_be = UINT32_MAX)
BREAK(blocks_differ, super(image)->blocks_be = super(image)->blocks)
BREAK(blocks_one_less, super(image)->blocks_be = htobe32(blocks(image) - 1))
BREAK(inodes_zero, super(image)->inodes = 0)
BREAK(inodes_one_more,
      super(image)->inodes = htole32(le32toh(super(image)->inodes) + 1))
BREAK(inodes_one_less,
      super(image)->inodes = htole32(le32toh(super(image)->inodes) - 1))
BREAK(inodes_many, super(image)->inodes = htole32(SHELF_INODES_MAX))
BREAK(inodes_most, super(image)->inodes = UINT32_MAX)
BREAK(table_zero, super(image)->table = 0)
BREAK(table_last, super(image)->table = htole32(blocks(image) - 1))
BREAK(table_most, super(image)->table = UINT32_MAX)
BREAK(inode_size_zero, super(image)->inode_size = 0)
BREAK(inode_size_small, super(image)->inode_size = htole16(60))
BREAK(inode_size_large, super(image)->inode_size = htole16(4096))
BREAK(super_reserved, super(image)->reserved = htole16(1))
BREAK(label_unterminated, memset(super(image)->label, 'x', 32))
BREAK(label_escape, strcpy(super(image)->label, "\033[2J"))
BREAK(super_rest, super(image)->rest[451] = 1)
BREAK(label_empty, memset(super(image)->label, 0, 32))

BREAK(root_is_file, inode(image, 1)->type = htole16(SHELF_FILE))
BREAK(type_zero, at(image, "README")->type = 0)
BREAK(type_next, at(image, "README")->type = htole16(4))
BREAK(mode_setuid, at(image, "README")->mode = htole16(04755))
BREAK(uid_none, at(image, "README")->uid = UINT32_MAX)
BREAK(gid_none, at(image, "README")->gid = UINT32_MAX)
BREAK(links_zero, at(image, "README")->links = 0)
BREAK(links_one_more,
      at(image, "README")->links = htole32(le32toh(at(image, "README")->links) +
					   1))
BREAK(links_of_root, inode(image, 1)->links = htole32(2))
BREAK(size_of_directory, at(image, "dir")->size = htole64(10))
BREAK(size_block_more,
      at(image, "README")->size = htole64(le64toh(at(image, "README")->size) +
					  block_size(image)))
BREAK(size_block_less,
      at(image, "long")->size = htole64(le64toh(at(image, "long")->size) -
					block_size(image)))
BREAK(size_zero, at(image, "README")->size = 0)
BREAK(size_most, at(image, "README")->size = UINT64_MAX)
BREAK(size_sign, at(image, "README")->size = htole64(1ull << 63))
BREAK(size_without_blocks, at(image, "empty")->size = htole64(1))
BREAK(link_empty, at(image, "link")->size = 0)
BREAK(link_long, at(image, "link")->size = htole64(256))
BREAK(link_beyond_block, at(image, "link")->size = htole64(20000))
BREAK(link_minus_one, at(image, "link")->size = UINT64_MAX)
BREAK(link_nul, ((char *)block(image, first_of(at(image, "link"))))[3] = '\0')
BREAK(parent_of_root, inode(image, 1)->parent = htole32(2))
BREAK(parent_of_file, at(image, "README")->parent = htole32(1))
BREAK(parent_zero, at(image, "dir")->parent = 0)
BREAK(parent_itself, at(image, "dir")->parent = htole32(number(image, "dir")))
BREAK(parent_below, at(image, "dir")->parent = htole32(inner(image)))
BREAK(parent_other, inode(image, inner(image))->parent = htole32(1))
BREAK(parent_beyond, at(image, "dir")->parent = UINT32_MAX)
BREAK(inode_reserved, at(image, "README")->reserved = htole16(1))
BREAK(inode_rest, at(image, "README")->rest = htole32(1))

BREAK(count_four, at(image, "README")->count = htole16(4))
BREAK(count_most, at(image, "long")->count = UINT16_MAX)
BREAK(count_less, at(image, "README")->count = htole16(1))
BREAK(count_zero, at(image, "README")->count = 0)
BREAK(unused_extent, at(image, "README")->extents[2].first = htole32(9))
BREAK(more_of_few, at(image, "README")->more = at(image, "long")->more)
BREAK(extent_of_super, at(image, "README")->extents[0].first = 0)
BREAK(extent_empty, at(image, "README")->extents[0].count = 0)
BREAK(extent_beyond,
      at(image, "README")->extents[0].first = htole32(blocks(image)))
BREAK(extent_last, struct shelf_inode *of = at(image, "long");
      of->extents[0].first = htole32(blocks(image) - 1);
      of->extents[0].count = htole32(2))
BREAK(extent_wraps, at(image, "README")->extents[0].first = htole32(UINT32_MAX);
      at(image, "README")->extents[0].count = htole32(2))
BREAK(extent_most, at(image, "README")->extents[0].count = UINT32_MAX)
BREAK(extent_in_table,
      at(image, "README")->extents[0].first = super(image)->table)
BREAK(extent_of_other, at(image, "README")->extents[0].first =
			       at(image, "secret")->extents[0].first)
BREAK(extent_twice,
      at(image, "long")->extents[1] = at(image, "long")->extents[0])
BREAK(directory_twice,
      at(image, "dir")->extents[0] = inode(image, 1)->extents[0])
BREAK(more_zero, at(image, "long")->more = 0)
BREAK(more_beyond, at(image, "long")->more = htole32(blocks(image)))
BREAK(more_most, at(image, "long")->more = UINT32_MAX)
BREAK(more_is_data,
      at(image, "long")->more = at(image, "README")->extents[0].first)
BREAK(chain_magic, chain(image)->magic = 0)
BREAK(chain_owner, chain(image)->owner = htole32(number(image, "README")))
BREAK(chain_circle, chain(image)->next = at(image, "long")->more;
      chain(image)->count = htole32(1))
BREAK(chain_empty_circle, chain(image)->next = at(image, "long")->more;
      chain(image)->count = 0)
BREAK(chain_next_beyond, chain(image)->next = htole32(blocks(image)))
BREAK(chain_goes_on, chain(image)->next = htole32(blocks(image) - 1))
BREAK(chain_count_zero, chain(image)->count = 0)
BREAK(chain_count_less,
      chain(image)->count = htole32(le32toh(chain(image)->count) - 1))
BREAK(chain_count_most, chain(image)->count = UINT32_MAX)
BREAK(chain_extent_wraps, extents(image)[0].first = UINT32_MAX)
BREAK(chain_extent_empty, extents(image)[0].count = 0)
BREAK(chain_extent_itself,
      extents(image)[0].first = at(image, "long")->more)

BREAK(entry_inode_zero, entry(image, "README")->inode = 0)
BREAK(entry_inode_beyond,
      entry(image, "README")->inode = htole32(le32toh(super(image)->inodes) +
					      1))
BREAK(entry_inode_most, entry(image, "README")->inode = UINT32_MAX)
BREAK(entry_is_root, entry(image, "dir")->inode = htole32(1))
BREAK(entry_other_file,
      entry(image, "README")->inode = entry(image, "secret")->inode)
BREAK(entry_other_directory, entry(image, "dir")->inode = htole32(inner(image)))
BREAK(entry_up, entry_in(image, number(image, "dir"), "inner")->inode =
			entry(image, "dir")->inode)
BREAK(entry_length_zero, entry(image, "README")->length = 0)
BREAK(entry_length_odd, entry(image, "README")->length = htole16(18))
BREAK(entry_length_short, entry(image, "README")->length = htole16(12))
BREAK(entry_length_beyond,
      last_entry(image)->length = htole16((uint16_t)block_size(image)))
BREAK(entry_length_most, entry(image, "README")->length = htole16(0xfffc))
BREAK(entry_before_end, struct shelf_entry *e = last_entry(image);
      e->length = htole16((uint16_t)(le16toh(e->length) - 4)))
BREAK(entry_type, entry(image, "README")->type = SHELF_DIRECTORY)
BREAK(entry_type_most, entry(image, "README")->type = 255)
BREAK(name_empty, entry(image, "README")->name_len = 0)
BREAK(name_beyond_entry, entry(image, "README")->name_len = 9)
BREAK(name_beyond_block, long_entry(image)->name_len = 255)
BREAK(name_slash, name(entry(image, "README"))[1] = '/')
BREAK(name_nul, name(entry(image, "README"))[1] = '\0')
BREAK(name_dot, name(entry_in(image, number(image, "dir"), "q"))[0] = '.')
BREAK(name_dots,
      struct shelf_entry *e = entry_in(image, number(image, "dir"), "qq");
      memcpy(name(e), "..", 2))
BREAK(name_order, name(entry(image, "README"))[0] = 'z')
BREAK(name_twice,
      struct shelf_entry *e = entry_in(image, number(image, "dir"), "qq");
      e->name_len = 1; name(e)[1] = '\0')
BREAK(name_padding, name(entry(image, "README"))[7] = 1)

BREAK(cut_half, image->size = image->size / 1024 * 512)
BREAK(cut_one_block, image->size -= block_size(image))
BREAK(cut_in_table, image->size = 2 * block_size(image))
BREAK(cut_behind_super, image->size = block_size(image))

BREAK(behind_size, struct shelf_inode *of = at(image, "README");
      uint8_t *last = block(image, le32toh(of->extents[1].first));
      last[block_size(image) - 1] = 0xff)
BREAK(free_blocks, memset(block(image, blocks(image) - 1), 0xff, 512))
BREAK(label_behind_nul, super(image)->label[31] = '\x1b')
BREAK(chain_rest,
      extents(image)[le32toh(chain(image)->count)].first = UINT32_MAX)
BREAK(extents_swapped, struct shelf_inode *of = at(image, "long");
      const struct shelf_extent first = of->extents[0];
      of->extents[0] = of->extents[1]; of->extents[1] = first)
BREAK(nothing, (void)image)

#define REFUSED(row)                         \
	{                                    \
		.name = #row, .break_it = row \
	}
#define HONEST(row)                                           \
	{                                                     \
		.name = #row, .break_it = row, .honest = true \
	}

const struct hostile hostile[] = {
	REFUSED(magic),
	REFUSED(version),
	REFUSED(block_size_zero),
	REFUSED(block_size_odd),
	REFUSED(block_size_large),
	REFUSED(blocks_zero),
	REFUSED(blocks_beyond),
	REFUSED(blocks_most),
	REFUSED(blocks_differ),
	REFUSED(blocks_one_less),
	REFUSED(inodes_zero),
	REFUSED(inodes_one_more),
	REFUSED(inodes_one_less),
	REFUSED(inodes_many),
	REFUSED(inodes_most),
	REFUSED(table_zero),
	REFUSED(table_last),
	REFUSED(table_most),
	REFUSED(inode_size_zero),
	REFUSED(inode_size_small),
	REFUSED(inode_size_large),
	REFUSED(super_reserved),
	REFUSED(label_unterminated),
	REFUSED(label_escape),
	REFUSED(super_rest),
	REFUSED(root_is_file),
	REFUSED(type_zero),
	REFUSED(type_next),
	REFUSED(mode_setuid),
	REFUSED(uid_none),
	REFUSED(gid_none),
	REFUSED(links_zero),
	REFUSED(links_one_more),
	REFUSED(links_of_root),
	REFUSED(size_of_directory),
	REFUSED(size_block_more),
	REFUSED(size_block_less),
	REFUSED(size_zero),
	REFUSED(size_most),
	REFUSED(size_sign),
	REFUSED(size_without_blocks),
	REFUSED(link_empty),
	REFUSED(link_long),
	REFUSED(link_beyond_block),
	REFUSED(link_minus_one),
	REFUSED(link_nul),
	REFUSED(parent_of_root),
	REFUSED(parent_of_file),
	REFUSED(parent_zero),
	REFUSED(parent_itself),
	REFUSED(parent_below),
	REFUSED(parent_other),
	REFUSED(parent_beyond),
	REFUSED(inode_reserved),
	REFUSED(inode_rest),
	REFUSED(count_four),
	REFUSED(count_most),
	REFUSED(count_less),
	REFUSED(count_zero),
	REFUSED(unused_extent),
	REFUSED(more_of_few),
	REFUSED(extent_of_super),
	REFUSED(extent_empty),
	REFUSED(extent_beyond),
	REFUSED(extent_last),
	REFUSED(extent_wraps),
	REFUSED(extent_most),
	REFUSED(extent_in_table),
	REFUSED(extent_of_other),
	REFUSED(extent_twice),
	REFUSED(directory_twice),
	REFUSED(more_zero),
	REFUSED(more_beyond),
	REFUSED(more_most),
	REFUSED(more_is_data),
	REFUSED(chain_magic),
	REFUSED(chain_owner),
	REFUSED(chain_circle),
	REFUSED(chain_empty_circle),
	REFUSED(chain_next_beyond),
	REFUSED(chain_goes_on),
	REFUSED(chain_count_zero),
	REFUSED(chain_count_less),
	REFUSED(chain_count_most),
	REFUSED(chain_extent_wraps),
	REFUSED(chain_extent_empty),
	REFUSED(chain_extent_itself),
	REFUSED(entry_inode_zero),
	REFUSED(entry_inode_beyond),
	REFUSED(entry_inode_most),
	REFUSED(entry_is_root),
	REFUSED(entry_other_file),
	REFUSED(entry_other_directory),
	REFUSED(entry_up),
	REFUSED(entry_length_zero),
	REFUSED(entry_length_odd),
	REFUSED(entry_length_short),
	REFUSED(entry_length_beyond),
	REFUSED(entry_length_most),
	REFUSED(entry_before_end),
	REFUSED(entry_type),
	REFUSED(entry_type_most),
	REFUSED(name_empty),
	REFUSED(name_beyond_entry),
	REFUSED(name_beyond_block),
	REFUSED(name_slash),
	REFUSED(name_nul),
	REFUSED(name_dot),
	REFUSED(name_dots),
	REFUSED(name_order),
	REFUSED(name_twice),
	REFUSED(name_padding),
	REFUSED(cut_half),
	REFUSED(cut_one_block),
	REFUSED(cut_in_table),
	REFUSED(cut_behind_super),
	HONEST(nothing),
	HONEST(label_empty),
	HONEST(label_behind_nul),
	HONEST(behind_size),
	HONEST(free_blocks),
	HONEST(chain_rest),
	HONEST(extents_swapped),
};

const unsigned int hostile_count = sizeof(hostile) / sizeof(hostile[0]);
