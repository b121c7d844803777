// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <endian.h>
#include <string.h>

#include "image.h"

static uint64_t state;

/* splitmix64 */
static uint64_t random_u64(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

static uint64_t below(uint64_t n)
{
	return random_u64() % n;
}

/* A place, mostly where structures are: the superblock, the inode table. */
static size_t place(const struct image *image, size_t n)
{
	const size_t block = image->at[7] >= 2 ? (size_t)image->at[7] << 8 :
						 512;
	const size_t inodes = (image->at[16] | (size_t)image->at[17] << 8) * 64;
	const size_t from = image->at[20] * block;
	const uint64_t which = below(8);
	size_t at;

	if (which == 0)
		at = below(60);
	else if (which < 5 && inodes && from + inodes < image->size)
		at = from + below(inodes);
	else
		at = below(image->size);
	at &= ~(size_t)(below(4) ? n - 1 : 0);
	return at + n <= image->size ? at : image->size - n;
}

static uint64_t value(const struct image *image)
{
	static const uint64_t odd[] = { 0,	    1,	       2,
					3,	    4,	       0x7f,
					0xff,	    0x7fff,    0xffff,
					0x7fffffff, 1u << 31,  UINT32_MAX,
					1ull << 32, INT64_MAX, UINT64_MAX };
	uint32_t blocks, near;

	memcpy(&blocks, image->at + 8, sizeof(blocks));
	blocks = le32toh(blocks);
	near = blocks ? (uint32_t)below(blocks) : 0;
	switch (below(4)) {
	case 0:
		return odd[below(sizeof(odd) / sizeof(odd[0]))];
	case 1:
		return near;
	case 2:
		return blocks + below(3) - 1;
	}
	return below(64);
}

static void set(struct image *image, size_t n)
{
	const uint64_t bytes = htole64(value(image));

	memcpy(image->at + place(image, n), &bytes, n);
}

static void flip(struct image *image)
{
	image->at[place(image, 1)] ^= (uint8_t)(1u << below(8));
}

static void add_one(struct image *image)
{
	image->at[place(image, 1)] += below(2) ? 1 : 0xff;
}

static void copy(struct image *image, size_t n)
{
	const size_t from = place(image, n), to = place(image, n);

	memmove(image->at + to, image->at + from, n);
}

static void fill(struct image *image)
{
	const size_t n = (size_t)1 << below(10);

	memset(image->at + place(image, n), (int)(below(3) ? 0 : 0xff), n);
}

static void cut(struct image *image)
{
	const size_t sectors = image->size / 512;

	if (sectors > 4)
		image->size = 512 * (4 + below(sectors - 4));
}

void mutate(struct image *image, uint64_t seed)
{
	state = seed;
	for (uint64_t n = 1 + below(3); n; n--) {
		switch (below(10)) {
		case 0:
		case 1:
			flip(image);
			break;
		case 2:
			add_one(image);
			break;
		case 3:
			copy(image, (size_t)4 << below(5));
			break;
		case 4:
			fill(image);
			break;
		case 5:
			set(image, 8);
			break;
		case 6:
			set(image, 2);
			break;
		case 7:
			set(image, 1);
			break;
		default:
			set(image, 4);
		}
	}
	if (!below(40))
		cut(image);
}
