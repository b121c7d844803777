// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "zone.h"

static uint32_t hash_of(const uint8_t *name, size_t len)
{
	uint32_t hash = ZONE_HASH;

	for (size_t i = 0; i < len; i++)
		hash = zone_hash(hash, name[i]);
	return hash;
}

static size_t bucket_of(uint32_t hash)
{
	return (hash ^ hash >> 16) % 1024;
}

struct zone_name *zone_find(const struct zone *zone, const uint8_t *name,
			    size_t len, uint32_t hash)
{
	struct zone_name *at = zone->bucket[bucket_of(hash)];

	while (at && (at->hash != hash || at->len != len ||
		      memcmp(at->wire, name, len)))
		at = at->next;
	return at;
}

const struct zone_name *zone_above(const struct zone *zone, const uint8_t *name,
				   size_t len)
{
	for (;;) {
		const struct zone_name *at =
			zone_find(zone, name, len, hash_of(name, len));

		if (at && at->apex)
			return at;
		if (len <= 1)
			return NULL;
		len -= name[0] + 1u;
		name += name[0] + 1u;
	}
}

static struct zone_name *name_of(struct zone *zone, const uint8_t *name,
				 size_t len)
{
	const uint32_t hash = hash_of(name, len);
	struct zone_name *at = zone_find(zone, name, len, hash);

	if (at)
		return at;
	at = calloc(1, sizeof(*at) + len);
	if (!at)
		return NULL;
	at->hash = hash;
	at->len = (uint8_t)len;
	memcpy(at->wire, name, len);
	at->next = zone->bucket[bucket_of(hash)];
	zone->bucket[bucket_of(hash)] = at;
	return at;
}

int zone_begin(struct zone *zone, const uint8_t *name, size_t len)
{
	struct zone_name *at;

	if (zone_above(zone, name, len))
		return -EEXIST;
	at = name_of(zone, name, len);
	if (!at)
		return -ENOMEM;
	at->apex = true;
	return 0;
}

static int append(struct zone_name *at, uint16_t type, uint32_t ttl,
		  const uint8_t *data, size_t len)
{
	struct zone_record **end = &at->records;
	struct zone_record *record;

	if (len > ZONE_RECORDS_MAX || at->bytes + 12 + len > ZONE_RECORDS_MAX)
		return -E2BIG;
	record = malloc(sizeof(*record) + len);
	if (!record)
		return -ENOMEM;
	*record = (struct zone_record){ NULL, type, (uint16_t)len, ttl };
	memcpy(record->data, data, len);
	at->bytes += 12 + len;
	while (*end)
		end = &(*end)->next;
	*end = record;
	return 0;
}

int zone_add(struct zone *zone, const uint8_t *name, size_t len, uint16_t type,
	     uint32_t ttl, const uint8_t *data, size_t data_len)
{
	const struct zone_name *apex = zone_above(zone, name, len);
	struct zone_name *at;

	if (!apex)
		return -EINVAL;
	at = name_of(zone, name, len);
	if (!at)
		return -ENOMEM;
	/* A name exists if one below it does. */
	for (; len > apex->len; len -= name[0] + 1u, name += name[0] + 1u)
		if (!name_of(zone, name, len))
			return -ENOMEM;
	return append(at, type, ttl, data, data_len);
}

void zone_free(struct zone *zone)
{
	for (size_t i = 0; i < 1024; i++) {
		struct zone_name *at = zone->bucket[i];

		while (at) {
			struct zone_name *next = at->next;

			while (at->records) {
				struct zone_record *record = at->records;

				at->records = record->next;
				free(record);
			}
			free(at);
			at = next;
		}
		zone->bucket[i] = NULL;
	}
}
