/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_GPT_H
#define FORMATS_GPT_H

/**
 * DOC: a GUID partition table
 *
 * gpt is the sector with the header. Accepted: revision 1.0 as everybody writes
 * it, a header of 92 bytes, the rest of the sector zero, entries of 128 bytes, at
 * most 1024 of them; a header that is where it says, whose checksum is right, and
 * which names no sector that the disk does not have.
 *
 * gpt_entries is the array of entries, all of header.count, of which the sectors
 * from header.entries_lba on begin with gpt_entries_size() bytes; the header is
 * the context. Its checksum is judged first, its partitions lie in the usable
 * sectors, and of an entry without a type nothing is read: it is all zero in the
 * result. Partitions that overlap are accepted, and so are two of the same name.
 *
 * Source: UEFI Specification 2.10, section 5.3.
 */

#include "disk.h"

#define GPT_SIGNATURE 0x5452415020494645 /* "EFI PART" */
#define GPT_HEADER_SIZE 92
#define GPT_ENTRY_SIZE 128
#define GPT_ENTRIES_PER_SECTOR (512 / GPT_ENTRY_SIZE)
#define GPT_ENTRIES_MAX 1024

struct gpt_wire {
	__le64 signature;
	__le32 revision;
	__le32 header_size;
	__le32 header_crc32;
	__le32 reserved;
	__le64 my_lba;
	__le64 alternate_lba;
	__le64 first_usable;
	__le64 last_usable;
	__u8 guid[16];
	__le64 entries_lba;
	__le32 count;
	__le32 entry_size;
	__le32 entries_crc32;
	__u8 rest[420];
} __attribute__((packed));

/* Its own four bytes count as zero. */
static inline bool gpt_checksum_right(untrusted_bytes sector)
{
	static const untrusted_u8 zero[4];
	const size_t own = offsetof(struct gpt_wire, header_crc32);
	struct reader r, at_own;
	untrusted_bytes before, behind;
	untrusted_le32 sent;
	uint32_t crc;

	if (!reader_init(&r, sector) || !reader_bytes(&r, own, &before))
		return false;
	at_own = r;
	if (!reader_skip(&r, sizeof(zero)) ||
	    !reader_bytes(&r, GPT_HEADER_SIZE - own - sizeof(zero), &behind))
		return false;
	crc = disk_crc32(0, before.ptr, before.len);
	crc = disk_crc32(crc, zero, sizeof(zero));
	crc = disk_crc32(crc, behind.ptr, behind.len);
	return reader_get(le32, &at_own, &sent) &&
	       !validate_equal(le32, sent, crc);
}

#define GPT(FIELD, CHECK, ...)                                           \
	FIELD(le64, signature, EQUAL(GPT_SIGNATURE))                     \
	FIELD(le32, revision, EQUAL(0x00010000))                         \
	FIELD(le32, header_size, EQUAL(GPT_HEADER_SIZE))                 \
	FIELD(le32, header_crc32, IGNORE("the last condition reads it")) \
	FIELD(le32, reserved, ZERO)                                      \
	FIELD(le64, my_lba, EQUAL(ctx->lba))                             \
	FIELD(le64, alternate_lba, MAX(ctx->sectors - 1))                \
	FIELD(le64, first_usable, MAX(ctx->sectors - 1))                 \
	FIELD(le64, last_usable, MAX(ctx->sectors - 1))                  \
	FIELD(u8, guid, BYTES(16))                                       \
	FIELD(le64, entries_lba, MIN(2))                                 \
	FIELD(le32, count, RANGE(1, GPT_ENTRIES_MAX))                    \
	FIELD(le32, entry_size, EQUAL(GPT_ENTRY_SIZE))                   \
	FIELD(le32, entries_crc32, ANY)                                  \
	FIELD(u8, rest, ZERO)                                            \
	CHECK(first_usable, first_usable <= last_usable,                 \
	      "the first usable sector is not behind the last")          \
	CHECK(entries_lba,                                               \
	      disk_has(ctx, entries_lba,                                 \
		       (count + GPT_ENTRIES_PER_SECTOR - 1) /            \
			       GPT_ENTRIES_PER_SECTOR),                  \
	      "the entries are on the disk")                             \
	CHECK(header_crc32, gpt_checksum_right(untrusted_self()),        \
	      "the header is as it was written")
UNTRUSTED_SCHEMA(gpt, struct gpt_wire, GPT, disk, ERRNO(EUCLEAN));
UNTRUSTED_CONTEXT_FIXED(gpt, const validated_gpt *,
			"a header is a copy, made once");

struct gpt_partition_wire {
	__u8 guid[16];
	__le64 first_lba;
	__le64 last_lba;
	__le64 attributes;
	__le16 name[36];
} __attribute__((packed));

#define GPT_PARTITION(FIELD, CHECK, ...)                                   \
	FIELD(u8, guid, BYTES(16))                                         \
	FIELD(le64, first_lba, RANGE(ctx->first_usable, ctx->last_usable)) \
	FIELD(le64, last_lba, RANGE(ctx->first_usable, ctx->last_usable))  \
	FIELD(le64, attributes, ANY)                                       \
	FIELD(le16, name, EACH(36, ANY))                                   \
	CHECK(first_lba, first_lba <= last_lba,                            \
	      "a partition does not end before it begins")
UNTRUSTED_SCHEMA(gpt_partition, struct gpt_partition_wire, GPT_PARTITION, gpt,
		 ERRNO(EUCLEAN));

struct gpt_unused_wire {
	__u8 whatever[112];
} __attribute__((packed));

#define GPT_UNUSED(FIELD, ...) \
	FIELD(u8, whatever, IGNORE("an entry without a type is unused"))
UNTRUSTED_SCHEMA(gpt_unused, struct gpt_unused_wire, GPT_UNUSED, gpt,
		 ERRNO(EUCLEAN));

struct gpt_entry_wire {
	__u8 type[16];
	union {
		struct gpt_partition_wire partition;
		struct gpt_unused_wire unused;
	} is;
} __attribute__((packed));

/* What the type says of the rest of an entry. */
enum gpt_use { GPT_IS_UNUSED, GPT_IS_PARTITION };

static inline enum gpt_use gpt_use(untrusted_bytes entry)
{
	return validate_zero_bytes(entry.ptr, 16) ? GPT_IS_PARTITION :
						    GPT_IS_UNUSED;
}

#define GPT_USES(CASE)                                   \
	CASE(GPT_IS_PARTITION, gpt_partition, partition) \
	CASE(GPT_IS_UNUSED, gpt_unused, unused)
#define GPT_ENTRY(FIELD, ...)      \
	FIELD(u8, type, BYTES(16)) \
	FIELD(u8, is, UNION(gpt_use(untrusted_self()), GPT_USES))
UNTRUSTED_SCHEMA(gpt_entry, struct gpt_entry_wire, GPT_ENTRY, gpt,
		 ERRNO(EUCLEAN));

/* is.partition means something if so. */
static inline bool gpt_entry_used(const validated_gpt_entry *entry)
{
	static const __u8 unused[16];

	return __builtin_memcmp(entry->type, unused, sizeof(unused)) != 0;
}

static inline size_t gpt_entries_size(const validated_gpt *header)
{
	return (size_t)header->count * GPT_ENTRY_SIZE;
}

/* Of all entries, before one of them is read. */
typedef uint32_t validated_gpt_crc32;

static inline int gpt_entries_crc32(struct reader *r,
				    const validated_gpt *header, uint32_t *crc)
{
	struct reader ahead = *r;
	untrusted_bytes entries;

	if (!reader_bytes(&ahead, gpt_entries_size(header), &entries))
		return -EUCLEAN;
	*crc = disk_crc32(0, entries.ptr, entries.len);
	return *crc == header->entries_crc32 ? 0 : -EUCLEAN;
}

struct gpt_entries_wire {
} __attribute__((packed));

#define GPT_ENTRIES(FIELD, CHECK, PART)                 \
	PART(gpt_crc32, crc32, READ(gpt_entries_crc32)) \
	PART(gpt_entry, entries, REPEAT(ctx->count, GPT_ENTRIES_MAX))
UNTRUSTED_MESSAGE(gpt_entries, struct gpt_entries_wire, GPT_ENTRIES, gpt,
		  ERRNO(EUCLEAN));

#endif
