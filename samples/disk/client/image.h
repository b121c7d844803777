/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef IMAGE_H
#define IMAGE_H

/**
 * DOC: images that are corrupted, and what is right about them
 *
 * hostile.c breaks one sentence of ../format.md at a time, mutate.c anything;
 * oracle.c judges an image without looking at how shelf is read by either twin.
 * They run where a file system is mounted and where its read.c is fuzzed.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../shelf.h"

struct image {
	uint8_t *at;
	size_t size; /* of the device */
};

/* What was found below a root, in the order of its directories. */
struct digest {
	uint64_t hash;
};

#define DIGEST_START                         \
	{                                    \
		.hash = 0xcbf29ce484222325u, \
	}

static inline void digest_bytes(struct digest *digest, const void *bytes,
				size_t n)
{
	const uint8_t *at = bytes;

	while (n--)
		digest->hash = (digest->hash ^ *at++) * 0x100000001b3u;
}

static inline void digest_number(struct digest *digest, uint64_t value)
{
	digest_bytes(digest, &value, sizeof(value));
}

/* Of each inode where its name is; its content follows, or its entries. */
static inline void digest_node(struct digest *digest, uint32_t type,
			       uint32_t mode, uint32_t uid, uint32_t gid,
			       uint32_t links, uint64_t size)
{
	digest_number(digest, type);
	digest_number(digest, type == SHELF_LINK ? 0777 : mode);
	digest_number(digest, uid);
	digest_number(digest, gid);
	digest_number(digest, links);
	digest_number(digest, size);
}

static inline void digest_name(struct digest *digest, const char *name,
			       size_t len)
{
	digest_number(digest, len);
	digest_bytes(digest, name, len);
}

/**
 * oracle() - what a mount of the image has to answer
 * @image: the image
 * @digest: receives what is in it, if it is good
 *
 * Return: 0, -EINVAL if it is no shelf at all, or -EUCLEAN.
 */
int oracle(const struct image *image, uint64_t *digest);

struct hostile {
	const char *name;
	void (*break_it)(struct image *image);
	bool honest; /* odd, but no sentence is broken */
};

extern const struct hostile hostile[];
extern const unsigned int hostile_count;

/* The same image from the same seed; the device keeps its size, or is cut. */
void mutate(struct image *image, uint64_t seed);

struct image image_read(const char *path);
/* Into memory that is as large as the original. */
void image_copy(struct image *to, const struct image *from);

#endif /* IMAGE_H */
