// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "known.h"

#include <fcntl.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "../memory.h"

/* Names share long beginnings, so that their hashes are compared first. */
struct node {
	uint64_t name;
	struct known file;
};

static void *tree;

static int order(const void *a, const void *b)
{
	const struct node *x = a, *y = b;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return strcmp(x->file.path, y->file.path);
}

static void look(struct known *file)
{
	struct stat st;

	file->exists = !stat(file->path, &st);
	if (!file->exists)
		return;
	file->size = st.st_size;
	file->mtime =
		st.st_mtim.tv_sec * INT64_C(1000000000) + st.st_mtim.tv_nsec;
}

struct known *known_file(const char *path)
{
	struct node key = { XXH3_64bits(path, strlen(path)),
			    { .path = (char *)path } };
	struct node **found = tfind(&key, &tree, order);
	struct node *node;

	if (found)
		return &(*found)->file;
	node = array_grow(NULL, 0, sizeof(*node));
	node->name = key.name;
	node->file.path = text_copy(path);
	look(&node->file);
	if (!tsearch(node, &tree, order))
		abort();
	return &node->file;
}

/* Read, not mapped: a file that is cut short meanwhile must not end the program. */
static void hash_open(struct known *file, int fd)
{
	char *text = malloc(file->size + 1);
	uint64_t have = 0;
	ssize_t n = 1;

	while (text && n > 0 && have <= file->size) {
		n = read(fd, text + have, file->size + 1 - have);
		have += n > 0 ? n : 0;
	}
	if (text && have == file->size) {
		file->hash = XXH3_64bits(text, have);
		file->hashed = true;
	}
	free(text);
}

bool known_hash(struct known *file)
{
	int fd;

	if (file->hashed || !file->exists)
		return file->hashed;
	fd = open(file->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	hash_open(file, fd);
	close(fd);
	return file->hashed;
}

static void node_free(void *p)
{
	struct node *node = p;

	free(node->file.path);
	free(node);
}

void known_free(void)
{
	tdestroy(tree, node_free);
	tree = NULL;
}
