/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_MBR_H
#define FORMATS_MBR_H

/**
 * DOC: a master boot record
 *
 * The first sector of a disk that has a partition table of the old kind. Accepted:
 * at most four partitions, none empty, all on the disk behind the first sector,
 * none over another, at most one of them to boot from; an entry of type 0 is
 * unused and says no sectors. Addresses by cylinder, head and sector are not read:
 * nothing writes them truthfully. An extended partition, type 0x05 or 0x0f, is
 * one of the four; what is inside it is not judged.
 *
 * Source: there is no standard; UEFI Specification 2.10, section 5.2.1, and for
 * the word before the table what Windows writes.
 */

#include "disk.h"

struct mbr_entry_wire {
	__u8 status;
	__u8 chs_first[3];
	__u8 type;
	__u8 chs_last[3];
	__le32 first;
	__le32 count;
} __attribute__((packed));

#define MBR_ACTIVE 0x80

#define MBR_ENTRY(FIELD, CHECK, ...)                          \
	FIELD(u8, status, ONE_OF(0, MBR_ACTIVE))              \
	FIELD(u8, chs_first, IGNORE("first says it"))         \
	FIELD(u8, type, ANY)                                  \
	FIELD(u8, chs_last, IGNORE("first and count say it")) \
	FIELD(le32, first, MIN(1), WHEN(type != 0))           \
	FIELD(le32, count, MIN(1), WHEN(type != 0))           \
	CHECK(count, disk_has(ctx, first, count),             \
	      "a partition ends on the disk")
UNTRUSTED_SCHEMA(mbr_entry, struct mbr_entry_wire, MBR_ENTRY, disk,
		 ERRNO(EUCLEAN));

struct mbr_wire {
	__u8 code[440];
	__le32 disk_signature;
	__le16 copy_protected;
	struct mbr_entry_wire entries[4];
	__le16 signature;
} __attribute__((packed));

static inline bool mbr_one_active(const validated_mbr_entry entries[4])
{
	int active = 0;

	for (int i = 0; i < 4; i++)
		active += entries[i].status == MBR_ACTIVE;
	return active <= 1;
}

/* An unused entry has no sectors, and lies before all that has. */
static inline bool mbr_apart(const validated_mbr_entry *a,
			     const validated_mbr_entry *b)
{
	return (uint64_t)a->first + a->count <= b->first ||
	       (uint64_t)b->first + b->count <= a->first;
}

static inline bool mbr_all_apart(const validated_mbr_entry entries[4])
{
	for (int i = 0; i < 4; i++) {
		for (int j = 0; j < i; j++) {
			if (!mbr_apart(&entries[i], &entries[j]))
				return false;
		}
	}
	return true;
}

#define MBR(FIELD, CHECK, ...)                                     \
	FIELD(u8, code, IGNORE("run by firmware, read by nobody")) \
	FIELD(le32, disk_signature, ANY)                           \
	FIELD(le16, copy_protected, ONE_OF(0, 0x5a5a))             \
	FIELD(mbr_entry, entries, NESTED_EACH(4))                  \
	FIELD(le16, signature, EQUAL(0xaa55))                      \
	CHECK(entries, mbr_one_active(entries),                    \
	      "at most one partition is booted from")              \
	CHECK(entries, mbr_all_apart(entries), "partitions are apart")
UNTRUSTED_SCHEMA(mbr, struct mbr_wire, MBR, disk, ERRNO(EUCLEAN));

#endif
