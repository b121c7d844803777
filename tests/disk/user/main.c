// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: shelf-user [-k] IMAGE [NAME], or shelf-user [-k] IMAGE FIRST COUNT
 *
 * Runs a twin's read.c over the images of hostile.c, or one of them, or over COUNT
 * mutations of IMAGE from seed FIRST, as vfs.h would, and compares what it answers and
 * finds with the oracle. Prints "ok" or "not ok" for each image of hostile.c, and a
 * line for all mutations. -k: each image in a process of its own, and what became of
 * it is why it is not ok; for a twin whose faults are the result.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "read.h"
#include "../../../samples/disk/client/image.h"

#define ENDLESS 98
#define DEPTH_MAX 40

struct listed {
	char name[SHELF_NAME_MAX + 1];
	unsigned int len;
};

struct listing {
	struct shelf_visit visit;
	struct listed *at;
	size_t n;
	bool bad_name;
};

struct search {
	struct shelf_visit visit;
	const struct listed *for_it;
	u32 inode;
	unsigned int type;
};

static bool alone;

_Noreturn void shim_endless(const char *what)
{
	fprintf(stderr, "endless: %s\n", what);
	_exit(ENDLESS);
}

/* What the kernel refuses whatever the file system says. */
static bool list(struct shelf_visit *visit, const char *name, unsigned int len,
		 u32 inode, unsigned int type)
{
	struct listing *to = (struct listing *)visit;
	struct listed *last;

	(void)inode, (void)type;
	if (!len || memchr(name, '/', len)) {
		to->bad_name = true;
		return true;
	}
	to->at = realloc(to->at, (to->n + 1) * sizeof(*to->at));
	if (!to->at)
		abort();
	last = &to->at[to->n++];
	memcpy(last->name, name, len);
	last->len = len;
	return false;
}

static bool compare(struct shelf_visit *visit, const char *name,
		    unsigned int len, u32 inode, unsigned int type)
{
	struct search *to = (struct search *)visit;

	if (len != to->for_it->len || memcmp(name, to->for_it->name, len))
		return false;
	to->inode = inode;
	to->type = type;
	return true;
}

static int walk(const struct shelf *shelf, const struct shelf_node *node,
		struct digest *digest, int depth);

static int enter(const struct shelf *shelf, const struct shelf_node *dir,
		 const struct listed *name, struct digest *digest, int depth)
{
	struct search search = { .visit.entry = compare, .for_it = name };
	struct shelf_node node = { 0 };
	int ret = shelf_entries(shelf, dir, 0, &search.visit);

	if (ret <= 0)
		return ret ? ret : -ENOENT;
	ret = shelf_node_read(shelf, search.inode, &node);
	if (ret)
		return ret;
	digest_name(digest, name->name, name->len);
	ret = shelf_may_enter(shelf, dir, &node, search.type);
	if (!ret)
		ret = walk(shelf, &node, digest, depth);
	shelf_node_drop(&node);
	return ret;
}

static int walk_directory(const struct shelf *shelf,
			  const struct shelf_node *dir, struct digest *digest,
			  int depth)
{
	struct listing listing = { .visit.entry = list };
	int ret = shelf_entries(shelf, dir, 0, &listing.visit);

	if (depth > DEPTH_MAX)
		shim_endless("directories");
	if (listing.bad_name)
		ret = -EIO;
	for (size_t i = 0; !ret && i < listing.n; i++)
		ret = enter(shelf, dir, &listing.at[i], digest, depth + 1);
	free(listing.at);
	return ret;
}

static int walk_file(const struct shelf *shelf, const struct shelf_node *node,
		     struct digest *digest)
{
	const u64 size = shelf->sb->s_blocksize;
	struct buffer_head *bh;
	u64 left, block;
	int ret;

	for (left = node->size; left; left -= left < size ? left : size) {
		ret = shelf_block_of(shelf, node, (node->size - left) / size,
				     &block);
		if (ret)
			return ret;
		bh = sb_bread(shelf->sb, block);
		if (!bh)
			return -EIO;
		digest_bytes(digest, bh->b_data, left < size ? left : size);
		brelse(bh);
	}
	return 0;
}

static int walk_link(const struct shelf *shelf, const struct shelf_node *node,
		     struct digest *digest)
{
	char *target = shelf_link(shelf, node);

	if (IS_ERR(target))
		return (int)PTR_ERR(target);
	digest_bytes(digest, target, strlen(target));
	kfree(target);
	return 0;
}

static int walk(const struct shelf *shelf, const struct shelf_node *node,
		struct digest *digest, int depth)
{
	digest_node(digest, node->type, node->mode, node->uid, node->gid,
		    node->links, node->size);
	if (node->type == SHELF_DIRECTORY)
		return walk_directory(shelf, node, digest, depth);
	if (node->type == SHELF_LINK)
		return walk_link(shelf, node, digest);
	return walk_file(shelf, node, digest);
}

/* 0, the errno of the mount, or of the walk with its sign turned. */
static int mount_and_walk(const struct image *image, uint64_t *hash)
{
	struct super_block sb = { .image = image->at, .size = image->size };
	struct digest digest = DIGEST_START;
	struct shelf shelf = { 0 };
	struct shelf_node root = { 0 };
	int ret = shelf_load(&shelf, &sb);

	if (ret)
		return ret;
	ret = shelf_node_read(&shelf, SHELF_ROOT, &root);
	if (ret)
		return ret;
	ret = -walk(&shelf, &root, &digest, 0);
	shelf_node_drop(&root);
	*hash = digest.hash;
	return ret;
}

static bool agrees(const struct image *image, char *why, size_t room)
{
	uint64_t wanted_hash = 0, hash = 0;
	const int wanted = oracle(image, &wanted_hash);
	const int got = mount_and_walk(image, &hash);

	if (got > 0)
		snprintf(why, room, "mounted, then refused with %d", got);
	else if (wanted != got)
		snprintf(why, room, "%s %d, wanted %d",
			 got ? "refused with" : "accepted", -got, -wanted);
	else if (!got && hash != wanted_hash)
		snprintf(why, room, "other contents");
	else
		return true;
	return false;
}

/* The line of a report that says what is wrong. */
static void say_what(int from, int status, char *why, size_t room)
{
	FILE *file = fdopen(from, "r");
	char line[512], *at;
	bool said = false;

	while (file && fgets(line, sizeof(line), file)) {
		at = strstr(line, "AddressSanitizer: ");
		at = at ? at : strstr(line, "runtime error: ");
		at = at ? at : strstr(line, "endless: ");
		at = at ? at : strstr(line, "answer: ");
		if (!at || said)
			continue;
		at[strcspn(at, "\n")] = '\0';
		snprintf(why, room, "%s", at);
		said = true;
	}
	if (file)
		fclose(file);
	if (!said)
		snprintf(why, room, "status %#x", (unsigned int)status);
}

static bool agrees_alone(const struct image *image, char *why, size_t room)
{
	int ends[2], status;
	pid_t child;

	fflush(stdout);
	if (pipe(ends) || (child = fork()) < 0)
		err(2, "fork");
	if (!child) {
		dup2(ends[1], 2);
		if (agrees(image, why, room))
			_exit(0);
		fprintf(stderr, "answer: %s\n", why);
		_exit(1);
	}
	close(ends[1]);
	say_what(ends[0], 0, why, room);
	if (waitpid(child, &status, 0) < 0)
		err(2, "waitpid");
	return status == 0;
}

static bool judge(const struct image *image, char *why, size_t room)
{
	return (alone ? agrees_alone : agrees)(image, why, room);
}

static unsigned int run_hostile(const struct image *base, struct image *image,
				const char *only)
{
	unsigned int bad = 0;
	uint64_t hash;
	char why[512];

	for (unsigned int i = 0; i < hostile_count; i++) {
		if (only && strcmp(only, hostile[i].name))
			continue;
		image_copy(image, base);
		hostile[i].break_it(image);
		if ((oracle(image, &hash) == 0) != hostile[i].honest)
			errx(2, "%s: the oracle thinks otherwise",
			     hostile[i].name);
		if (judge(image, why, sizeof(why))) {
			printf("ok %s\n", hostile[i].name);
			continue;
		}
		printf("not ok %s: %s\n", hostile[i].name, why);
		bad++;
	}
	return bad;
}

static unsigned int run_mutated(const struct image *base, struct image *image,
				unsigned long first, unsigned long count)
{
	unsigned int bad = 0, accepted = 0;
	uint64_t hash;
	char why[512];

	for (unsigned long seed = first; seed < first + count; seed++) {
		image_copy(image, base);
		mutate(image, seed);
		accepted += oracle(image, &hash) == 0;
		if (judge(image, why, sizeof(why)))
			continue;
		if (bad++ < 5)
			printf("# mutation %lu: %s\n", seed, why);
	}
	printf("%s mutated: %lu images, %u good, %u refused, %u otherwise\n",
	       bad ? "not ok" : "ok", count, accepted,
	       (unsigned int)count - accepted, bad);
	return bad;
}

int main(int argc, char **argv)
{
	struct image base, image;
	unsigned int bad;

	alone = argc > 1 && !strcmp(argv[1], "-k");
	argv += alone;
	argc -= alone;
	if (argc < 2 || argc > 4)
		errx(2, "usage: shelf-user [-k] IMAGE [NAME | FIRST COUNT]");
	base = image_read(argv[1]);
	image.at = malloc(base.size);
	if (!image.at)
		err(2, "memory");
	if (argc == 4)
		bad = run_mutated(&base, &image, strtoul(argv[2], NULL, 10),
				  strtoul(argv[3], NULL, 10));
	else
		bad = run_hostile(&base, &image, argv[2]);
	free(image.at);
	free(base.at);
	return bad != 0;
}
