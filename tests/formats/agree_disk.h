/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef AGREE_DISK_H
#define AGREE_DISK_H

#include "../../samples/formats/disk.h"
#include "agree.h"

/* What the formats of disks share: little endian, a disk, structs of one size. */

static inline uint64_t agree_random64(struct agree_random *r)
{
	return (uint64_t)agree_below(r, UINT32_MAX) << 32 |
	       agree_below(r, UINT32_MAX);
}

/* Of every magnitude, 1 to 2^bits. */
static inline uint64_t agree_size(struct agree_random *r, uint32_t bits)
{
	return (agree_random64(r) >> (64 - bits) >> agree_below(r, bits)) + 1;
}

/* From 0 to n - 1. */
static inline uint64_t agree_below64(struct agree_random *r, uint64_t n)
{
	return agree_random64(r) % n;
}

static inline void agree_put(struct agree_message *m, size_t at, size_t width,
			     uint64_t value)
{
	for (size_t i = 0; i < width; i++)
		m->p[at + i] = value >> 8 * i;
}

static inline void agree_zeros(struct agree_message *m, size_t n)
{
	for (size_t i = 0; i < n; i++)
		agree_u8(m, 0);
}

/* A disk has a sector. */
static inline struct disk agree_disk(const struct agree_message *m)
{
	return (struct disk){ m->ctx[0] ? m->ctx[0] : 1, m->ctx[1] };
}

static inline struct oracle_disk agree_oracle_disk(const struct disk *disk)
{
	return (struct oracle_disk){ disk->sectors, disk->lba };
}

/* A struct has a size: zeros are behind what is too short. */
static inline const uint8_t *agree_whole(const struct agree_message *m,
					 uint8_t *room, size_t size)
{
	if (m->n >= size)
		return m->p;
	memset(room, 0, size);
	if (m->n)
		memcpy(room, m->p, m->n);
	return room;
}

#define AGREE_SAME(j, schema, oracle, value)                                 \
	agree_on(j,                                                          \
		 memcmp((schema)->value, (oracle)->value,                    \
			sizeof((schema)->value)) == 0 &&                     \
			 sizeof((schema)->value) == sizeof((oracle)->value), \
		 #value)

#endif
