// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: mkfs.shelf [-b BYTES] [-e BLOCKS] [-f BLOCKS] [-L LABEL] DIRECTORY IMAGE
 *
 * Makes an image (see ../format.md) of the directories, files and symbolic links
 * below DIRECTORY; whatever else is there is an error.
 *
 *	-b BYTES	size of a block: 512, 1024 (default), 2048 or 4096
 *	-e BLOCKS	longest extent, for images with many of them
 *	-f BLOCKS	blocks that stay free behind the last file
 *	-L LABEL	at most 31 characters
 */
#include <dirent.h>
#include <endian.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../shelf.h"

struct node {
	struct stat st;
	char *path;
	uint32_t type;
	uint32_t parent;
	uint32_t links;
	uint8_t *content;
	size_t size;
};

struct names {
	char **at;
	size_t n;
};

static struct node *nodes; /* the inode is the index and 1 */
static uint32_t count;
static uint8_t *image;
static uint32_t blocks = 1;
static uint32_t block_size = 1024;
static uint32_t longest = UINT32_MAX;

static void *more(void *at, size_t size)
{
	at = realloc(at, size ? size : 1);
	if (!at)
		err(1, "memory");
	return at;
}

static uint32_t in_blocks(uint64_t bytes)
{
	return (uint32_t)((bytes + block_size - 1) / block_size);
}

/* Blocks behind all others, zero. */
static uint32_t new_blocks(uint32_t n)
{
	const uint32_t first = blocks;

	if (n > SHELF_BLOCKS_MAX - blocks)
		errx(1, "more than %d blocks", SHELF_BLOCKS_MAX);
	blocks += n;
	image = more(image, (size_t)blocks * block_size);
	memset(image + (size_t)first * block_size, 0, (size_t)n * block_size);
	return first;
}

static void *block(uint32_t number)
{
	return image + (size_t)number * block_size;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static struct names read_names(const char *path)
{
	struct names names = { 0 };
	struct dirent *entry;
	DIR *dir = opendir(path);

	if (!dir)
		err(1, "%s", path);
	while ((errno = 0, entry = readdir(dir))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		names.at = more(names.at, (names.n + 1) * sizeof(*names.at));
		names.at[names.n++] = strdup(entry->d_name);
	}
	if (errno)
		err(1, "%s", path);
	closedir(dir);
	if (names.n)
		qsort(names.at, names.n, sizeof(*names.at), by_bytes);
	return names;
}

static void read_content(struct node *node)
{
	const size_t size = (size_t)node->st.st_size;
	int fd;

	node->content = more(NULL, size);
	node->size = size;
	if (node->type == SHELF_LINK) {
		if (size < 1 || size > SHELF_LINK_MAX ||
		    readlink(node->path, (char *)node->content, size) !=
			    (ssize_t)size)
			errx(1, "%s: no link of 1 to %d bytes", node->path,
			     SHELF_LINK_MAX);
		return;
	}
	fd = open(node->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		err(1, "%s", node->path);
	for (size_t at = 0; at < size;) {
		const ssize_t n = read(fd, node->content + at, size - at);

		if (n <= 0)
			err(1, "%s", node->path);
		at += (size_t)n;
	}
	close(fd);
}

static uint32_t type_of(const struct node *node)
{
	switch (node->st.st_mode & S_IFMT) {
	case S_IFDIR:
		return SHELF_DIRECTORY;
	case S_IFREG:
		return SHELF_FILE;
	case S_IFLNK:
		return SHELF_LINK;
	}
	errx(1, "%s: neither directory, file nor link", node->path);
}

/* The inode of a file that has another name already, or 0. */
static uint32_t known(const struct stat *st)
{
	for (uint32_t i = 0; i < count; i++)
		if (!S_ISDIR(st->st_mode) && nodes[i].st.st_ino == st->st_ino &&
		    nodes[i].st.st_dev == st->st_dev)
			return i + 1;
	return 0;
}

static uint32_t add(char *path, uint32_t parent)
{
	struct node node = { .path = path, .links = 1 };
	uint32_t inode;

	if (lstat(path, &node.st))
		err(1, "%s", path);
	inode = known(&node.st);
	if (inode) {
		nodes[inode - 1].links++;
		return inode;
	}
	if (count == SHELF_INODES_MAX)
		errx(1, "more than %d inodes", SHELF_INODES_MAX);
	node.type = type_of(&node);
	if (node.type == SHELF_DIRECTORY)
		node.parent = parent;
	else
		read_content(&node);
	nodes = more(nodes, (count + 1) * sizeof(*nodes));
	nodes[count++] = node;
	return count;
}

static size_t entry_bytes(size_t name_len)
{
	return (sizeof(struct shelf_entry) + name_len + 3) / 4 * 4;
}

/* The last entry of each block is stretched to the block's end. */
static void add_entry(struct node *dir, size_t *last, const char *name,
		      uint32_t inode)
{
	const size_t len = strlen(name), bytes = entry_bytes(len);
	struct shelf_entry *entry =
		(struct shelf_entry *)(dir->content + *last);
	size_t at = 0;

	if (dir->size) {
		at = *last + entry_bytes(entry->name_len);
		if (at / block_size != (at + bytes - 1) / block_size)
			at = dir->size;
		else
			entry->length = htole16((uint16_t)(at - *last));
	}
	if (at == dir->size) {
		dir->size += block_size;
		dir->content = more(dir->content, dir->size);
		memset(dir->content + at, 0, block_size);
	}
	entry = (struct shelf_entry *)(dir->content + at);
	entry->inode = htole32(inode);
	entry->length = htole16((uint16_t)(block_size - at % block_size));
	entry->type = (uint8_t)nodes[inode - 1].type;
	entry->name_len = (uint8_t)len;
	memcpy(entry + 1, name, len);
	*last = at;
}

/* Breadth first, so that a parent's number is smaller. */
static void fill_directory(uint32_t inode)
{
	const struct names names = read_names(nodes[inode - 1].path);
	struct node dir = nodes[inode - 1];
	size_t last = 0;

	for (size_t i = 0; i < names.n; i++) {
		char *path;

		if (asprintf(&path, "%s/%s", dir.path, names.at[i]) < 0)
			err(1, "memory");
		add_entry(&dir, &last, names.at[i], add(path, inode));
	}
	nodes[inode - 1] = dir;
}

static void put_extent(struct shelf_extent *at, uint32_t *first, uint32_t *left)
{
	const uint32_t n = *left < longest ? *left : longest;

	at->first = htole32(*first);
	at->count = htole32(n);
	*first += n;
	*left -= n;
}

static uint32_t put_chain(uint32_t inode, uint32_t first, uint32_t left,
			  uint32_t extents)
{
	const uint32_t room = (block_size - sizeof(struct shelf_chain)) /
			      sizeof(struct shelf_extent);
	const uint32_t start = new_blocks(1);
	uint32_t at = start, next;

	for (;;) {
		struct shelf_chain *chain = block(at);
		struct shelf_extent *extent =
			(struct shelf_extent *)(chain + 1);
		uint32_t n = 0;

		for (; n < room && left; n++)
			put_extent(&extent[n], &first, &left);
		extents += n;
		chain->magic = htole32(SHELF_CHAIN_MAGIC);
		chain->owner = htole32(inode);
		chain->count = htole32(n);
		if (!left)
			break;
		next = new_blocks(1);
		chain = block(at);
		chain->next = htole32(next);
		at = next;
	}
	if (extents > SHELF_EXTENTS_MAX)
		errx(1, "%s: more than %d extents", nodes[inode - 1].path,
		     SHELF_EXTENTS_MAX);
	return start;
}

static void put_inode(uint32_t table, uint32_t inode)
{
	const struct node *node = &nodes[inode - 1];
	uint32_t left = in_blocks(node->size);
	uint32_t first = new_blocks(left);
	struct shelf_inode on_disk = {
		.type = htole16((uint16_t)node->type),
		.mode = htole16(node->st.st_mode & SHELF_MODE_MAX),
		.uid = htole32(node->st.st_uid),
		.gid = htole32(node->st.st_gid),
		.links = htole32(node->links),
		.size = htole64(node->size),
		.parent = htole32(node->parent),
	};
	uint16_t n = 0;

	if (left)
		memcpy(block(first), node->content, node->size);
	for (; n < SHELF_EXTENTS && left; n++)
		put_extent(&on_disk.extents[n], &first, &left);
	on_disk.count = htole16(n);
	if (left)
		on_disk.more = htole32(put_chain(inode, first, left, n));
	memcpy((uint8_t *)block(table) + (inode - 1) * SHELF_INODE_SIZE,
	       &on_disk, sizeof(on_disk));
}

static void put_super(uint32_t table, const char *label)
{
	struct shelf_super super = {
		.magic = htole32(SHELF_MAGIC),
		.version = htole16(SHELF_VERSION),
		.block_size = htole16((uint16_t)block_size),
		.blocks = htole32(blocks),
		.blocks_be = htobe32(blocks),
		.inodes = htole32(count),
		.table = htole32(table),
		.inode_size = htole16(SHELF_INODE_SIZE),
	};

	if (strlen(label) >= sizeof(super.label))
		errx(1, "a label has at most %zu characters",
		     sizeof(super.label) - 1);
	memcpy(super.label, label, strlen(label));
	memcpy(image, &super, sizeof(super));
}

static void write_image(const char *path)
{
	FILE *file = fopen(path, "w");

	if (!file || fwrite(image, block_size, blocks, file) != blocks ||
	    fclose(file))
		err(1, "%s", path);
}

static uint32_t number(const char *text, uint32_t most)
{
	char *end;
	unsigned long value;

	errno = 0;
	value = strtoul(text, &end, 10);
	if (errno || *end || end == text || !value || value > most)
		errx(1, "%s: not a number from 1 to %u", text, most);
	return (uint32_t)value;
}

static void usage(void)
{
	errx(2, "usage: mkfs.shelf [-b BYTES] [-e BLOCKS] [-f BLOCKS] "
		"[-L LABEL] DIRECTORY IMAGE");
}

int main(int argc, char **argv)
{
	const char *label = "";
	uint32_t table, spare = 0;
	int option;

	while ((option = getopt(argc, argv, "b:e:f:L:")) != -1) {
		if (option == 'b')
			block_size = number(optarg, SHELF_BLOCK_MAX);
		else if (option == 'e')
			longest = number(optarg, SHELF_BLOCKS_MAX);
		else if (option == 'f')
			spare = number(optarg, SHELF_BLOCKS_MAX);
		else if (option == 'L')
			label = optarg;
		else
			usage();
	}
	if (argc - optind != 2)
		usage();
	if (block_size < SHELF_BLOCK_MIN || (block_size & (block_size - 1)))
		errx(1, "a block has 512, 1024, 2048 or 4096 bytes");

	add(argv[optind], SHELF_ROOT);
	for (uint32_t i = 0; i < count; i++)
		if (nodes[i].type == SHELF_DIRECTORY)
			fill_directory(i + 1);
	image = more(NULL, block_size);
	memset(image, 0, block_size);
	table = new_blocks(in_blocks((uint64_t)count * SHELF_INODE_SIZE));
	for (uint32_t i = 1; i <= count; i++)
		put_inode(table, i);
	new_blocks(spare);
	put_super(table, label);
	write_image(argv[optind + 1]);
	return 0;
}
