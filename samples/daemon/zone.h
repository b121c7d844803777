/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef ANSWERD_ZONE_H
#define ANSWERD_ZONE_H

/**
 * DOC: the records a server has
 *
 * Both twins keep them so. Nothing in here is from outside any more: names are those
 * of the wire, in lower case, at most 255 bytes, whole.
 *
 * The records of a name and its zone's SOA fit into one answer of ANSWERD_REPLY_MAX
 * bytes, with header, question and OPT: zone_add() sees to it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZONE_NAME_MAX 255
#define ZONE_RECORDS_MAX 3072 /* bytes of the records of one name */

struct zone_record {
	struct zone_record *next;
	uint16_t type;
	uint16_t len; /* of data */
	uint32_t ttl;
	uint8_t data[];
};

struct zone_name {
	struct zone_name *next;
	struct zone_record *records; /* in the order they were added */
	size_t bytes; /* of the records, as they are sent */
	uint32_t hash;
	bool apex; /* a zone begins here; its SOA is the first record */
	uint8_t len;
	uint8_t wire[];
};

struct zone {
	struct zone_name *bucket[1024];
};

#define ZONE_LOWER(c) ((c) | ((c) >= 'A' && (c) <= 'Z') << 5)
#define ZONE_LOWER_4(c)                                          \
	ZONE_LOWER(c), ZONE_LOWER((c) + 1), ZONE_LOWER((c) + 2), \
		ZONE_LOWER((c) + 3)
#define ZONE_LOWER_16(c)                                               \
	ZONE_LOWER_4(c), ZONE_LOWER_4((c) + 4), ZONE_LOWER_4((c) + 8), \
		ZONE_LOWER_4((c) + 12)
#define ZONE_LOWER_64(c)                                                    \
	ZONE_LOWER_16(c), ZONE_LOWER_16((c) + 16), ZONE_LOWER_16((c) + 32), \
		ZONE_LOWER_16((c) + 48)
static const uint8_t zone_lower_case[256] = { ZONE_LOWER_64(0),
					      ZONE_LOWER_64(64),
					      ZONE_LOWER_64(128),
					      ZONE_LOWER_64(192) };

/* A byte of a name in lower case; no length byte is a letter. */
static inline uint8_t zone_lower(uint8_t byte)
{
	return zone_lower_case[byte];
}

/* FNV-1a, for one byte; begins with ZONE_HASH */
#define ZONE_HASH 2166136261u
static inline uint32_t zone_hash(uint32_t hash, uint8_t byte)
{
	return (hash ^ byte) * 16777619u;
}

/* The name of this hash over all its bytes, or NULL. */
struct zone_name *zone_find(const struct zone *zone, const uint8_t *name,
			    size_t len, uint32_t hash);

/* The zone that a name is in, or NULL. */
const struct zone_name *zone_above(const struct zone *zone, const uint8_t *name,
				   size_t len);

/*
 * A zone begins at the name, which has none above; or -EEXIST. Then records of it
 * and of names below: 0, -EINVAL in no zone, -E2BIG, -ENOMEM.
 */
int zone_begin(struct zone *zone, const uint8_t *name, size_t len);
int zone_add(struct zone *zone, const uint8_t *name, size_t len, uint16_t type,
	     uint32_t ttl, const uint8_t *data, size_t data_len);

void zone_free(struct zone *zone);

#endif
